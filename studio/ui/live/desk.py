"""What Live is made of: inputs at the left, what follows at the right, scenes below."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from studio.live.inbox import Inbox
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, tr
from studio.ui.live.addresses_sheet import AddressesSheet
from studio.ui.live.devices import Devices
from studio.ui.live.keyboard import Keyboard
from studio.ui.live.learn_chips import LearnChips
from studio.ui.live.learner import Learner
from studio.ui.live.menus import page_menu, wave_menu, with_wave
from studio.ui.live.pad_pictures import PadPictures
from studio.ui.live.panel.cover import Cover
from studio.ui.live.panel.crossing import Crossing
from studio.ui.live.panel.follows_panel import FollowsPanel
from studio.ui.live.panel.foot import LiveFoot
from studio.ui.live.panel.inputs_panel import WIDTH_PX, InputsPanel
from studio.ui.live.performer import Performer
from studio.ui.live.profiles import Profiles
from studio.ui.live.reach import Reach
from studio.ui.live.recording import Recording
from studio.ui.live.scene_edits import SceneEdits
from studio.ui.live.scenes import Scenes
from studio.ui.live.setup_state import SetupState
from studio.ui.live.words import origin_words, target_words
from studio.ui.signals import Carries, signal
from studio.ui.state.learning import Learnable
from studio.values.live.mapping import MAX_SCENES, Mapping, Setup, without_mapping
from studio.values.live.sources import Origin
from studio.values.live.targets import (
    BLACKOUT,
    BLACKOUT_TOGGLE,
    FADE,
    FREEZE,
    FREEZE_TOGGLE,
    PANIC,
    PLAY,
    POSITION,
    RECORD,
    SCENE,
    TAP,
    TargetInfo,
)
from studio.values.live.tempo import BeatClock

METERS_MS = 40
HINT = mark("1 to 9 go to scenes · Ctrl+. panic · B black · F freeze · R record")
DIGITS = 9


class LiveDesk(QObject):
    """Its workings go on behind all workspaces; its panels show while it is open."""

    play_asked: Carries[None] = signal()
    """The film of Animate is to play, or to rest."""
    position_asked: Carries[float] = signal()
    """The film of Animate is to be so far, in [0, 1]."""
    open_asked: Carries[None] = signal()
    """This workspace is wanted on the screen."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._on = False

    # ---- building -------------------------------------------------------------------------------
    def build(self, context: Context, shared: Panels) -> Panels:
        """Everything that plays, and the panels around the canvas."""
        self._context = context
        self.setup = SetupState(context, self)
        self.devices = Devices(context.settings, Inbox(), self)
        self.tempo = BeatClock(self.setup.setup.bpm)
        self.reach = Reach(context, self)
        self.scenes = Scenes(context, lambda: self.setup.setup, self.beat, self)
        self.performer = Performer(
            context,
            self.setup,
            self.devices,
            self.scenes,
            self.reach,
            self._stage,
            self.tempo,
            self,
        )
        self.learner = Learner(context, self.setup, self.devices, self)
        self.keyboard = Keyboard(self.performer, context.parent)
        self.inputs, self.follows, self.foot = InputsPanel(), FollowsPanel(), LiveFoot()
        self.recording = Recording(context, self)
        self.profiles = Profiles(context, self.setup, self)
        self.edits = SceneEdits(context, self.setup, self)
        self.pictures = PadPictures(context, self.foot, self)
        self.crossing, self.cover = Crossing(self._stage.widget), Cover(self._stage.widget)
        self._sheet: AddressesSheet | None = None
        self._meters = QTimer(self)
        self._meters.setInterval(METERS_MS)
        self._meters.timeout.connect(self._show_meters)
        self._fill_reach()
        self._connect(context)
        self._teach(context)
        self._show_setup()
        self.devices.start()
        return Panels(
            shared.centre, self.inputs, self.follows, foot=self.foot, left_px=WIDTH_PX
        )  # fmt: skip

    def beat(self) -> float:
        """Which beat it is."""
        return self.tempo.beat(time.monotonic())

    def _fill_reach(self) -> None:
        """What there is to do beside moving the place."""
        reach, scenes = self.reach, self.scenes
        reach.switches[BLACKOUT] = lambda value: scenes.set_black(value >= 0.5)
        reach.switches[FREEZE] = lambda value: scenes.set_frozen(value >= 0.5)
        reach.triggers[BLACKOUT_TOGGLE] = lambda: scenes.set_black(not scenes.black)
        reach.triggers[FREEZE_TOGGLE] = lambda: scenes.set_frozen(not scenes.frozen)
        reach.numbers[POSITION] = lambda value: self.position_asked.emit(min(max(value, 0.0), 1.0))
        reach.triggers[PANIC] = self.panic
        reach.triggers[TAP] = self.tap
        reach.triggers[RECORD] = self._toggle_recording
        reach.triggers[PLAY] = lambda: self.play_asked.emit(None)
        for number in range(1, MAX_SCENES + 1):
            reach.triggers[f"{SCENE}{number}"] = partial(self.go_nth, number)

    def _teach(self, context: Context) -> None:
        """The buttons can be taught as sliders can."""
        chips, foot = LearnChips(context.state.learning, self), self.foot
        for chip, target in (
            (foot.panic, PANIC), (foot.black, BLACKOUT), (foot.freeze, FREEZE),
            (foot.record, RECORD), (self.inputs.tap, TAP),
        ):  # fmt: skip
            chips.add(chip, Learnable(target, chip.text()))
        chips.add_groove(foot.fade.groove, Learnable(FADE, tr("Fade"), 0.0, 16.0))

    def _connect(self, context: Context) -> None:
        self.setup.changed.connect(self._show_setup)
        self.devices.changed.connect(self._show_devices)
        self.scenes.changed.connect(self._show_states)
        self.scenes.crosses.connect(self._cross)
        self._stage.pictured.connect(self._arrived)
        context.view.card_changed.connect(self._show_setup)
        context.state.directions.changed.connect(self._show_setup)
        self.learner.live_asked.connect(self._open_me)
        inputs, follows, foot = self.inputs, self.follows, self.foot
        inputs.wanted.connect(self._set_devices)
        inputs.addresses_wanted.connect(self.show_addresses)
        inputs.bpm_chosen.connect(self._set_bpm)
        inputs.tapped.connect(self.tap)
        follows.add_wanted.connect(self._add_wave)
        follows.page_wanted.connect(self._choose_page)
        follows.profile_wanted.connect(self.profiles.open_menu)
        follows.changed.connect(self._change)
        follows.removed.connect(self._remove)
        follows.toggled.connect(self._toggle)
        foot.add_wanted.connect(self.edits.add)
        foot.pad_replaced.connect(self.edits.replace_place)
        foot.pad_renamed.connect(self._rename)
        foot.pad_keyed.connect(self.edits.learn)
        foot.pad_removed.connect(self.edits.remove)
        foot.safe_wanted.connect(self.edits.keep_safe)
        foot.pad_wanted.connect(self._go)
        foot.panic_wanted.connect(self.panic)
        foot.black_wanted.connect(self.scenes.set_black)
        foot.freeze_wanted.connect(self.scenes.set_frozen)
        foot.record_wanted.connect(self._record)
        self.recording.changed.connect(self._show_states)
        foot.fade_chosen.connect(self.edits.set_fade)

    def commands(self) -> Sequence[Command]:
        """Scenes under the digits, and what one reaches for in a hurry."""
        group = mark("Live")
        found = [
            Command("live_panic", tr("Panic"), "Ctrl+.", group, 0, self.panic),
            Command("live_black", tr("Blackout"), "B", group, 1,
                    partial(self.reach.fire, BLACKOUT_TOGGLE)),
            Command("live_freeze", tr("Freeze"), "F", group, 2,
                    partial(self.reach.fire, FREEZE_TOGGLE)),
            Command("live_tap", tr("Tap the tempo"), "Y", group, 3, self.tap),
            Command("live_record", tr("Record the performance"), "R", group, 14,
                    self._toggle_recording),
            Command("live_add", tr("Add scene"), "Return", group, 4, self.edits.add),
        ]  # fmt: skip
        for number in range(1, DIGITS + 1):
            words = tr("Scene {number}", number=number)
            found.append(
                Command(f"live_scene_{number}", words, str(number), group, 4 + number,
                        partial(self.go_nth, number))
            )  # fmt: skip
        return tuple(found)

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """Its panels show."""
        self._on = True
        self.keyboard.first = True
        self.scenes.remember_first()
        self._meters.start()
        self._context.view.notices.hint(tr(HINT))
        self._show_setup()
        self._show_devices()
        self._show_states()

    def step_back(self) -> bool:
        """Esc: what hides or holds the picture ends."""
        if self.scenes.black:
            self.scenes.set_black(False)
        elif self.scenes.frozen:
            self.scenes.set_frozen(False)
        else:
            return False
        return True

    def leave(self) -> None:
        """Signals go on; the picture is to be seen."""
        self._on = False
        self.keyboard.first = False
        self._meters.stop()
        self.scenes.set_black(False)
        self._context.view.notices.hint("")

    def close(self) -> None:
        """The window goes."""
        self._meters.stop()
        self.learner.close()
        self.performer.stop()
        self.devices.close()
        self.recording.close()

    # ---- the person -----------------------------------------------------------------------------
    @Slot()
    @Slot(object)
    def _cross(self, beats: float) -> None:
        self.crossing.hold(beats * 60.0 / self.tempo.bpm)

    @Slot(object)
    def _arrived(self, pictured: Pictured) -> None:
        """The first picture of the model that was crossed to."""
        place = self._context.view.recipe
        if self.crossing.waits and place is not None and pictured.recipe.model == place.model:
            self.crossing.go()

    def panic(self) -> None:
        """The safe place, and every knob has to find its slider again."""
        self.crossing.end()
        self.scenes.panic()
        self.performer.let_go()

    @Slot()
    def tap(self) -> None:
        """A beat."""
        self.tempo.tap(time.monotonic())
        self.inputs.set_bpm(self.tempo.bpm)

    def go_nth(self, number: int) -> None:
        """To a scene by its number."""
        self.scenes.go_nth(number, self.reach.fade_beats)

    def _toggle_recording(self) -> None:
        self._record(self.recording.seconds is None)

    @Slot(bool)
    def _record(self, on: bool) -> None:
        self.recording.start() if on else self.recording.stop()

    @Slot(object)
    def _go(self, scene_id: str) -> None:
        self.scenes.go(scene_id, self.reach.fade_beats)

    @Slot()
    def _open_me(self) -> None:
        self.open_asked.emit(None)

    @Slot(object)
    def _set_devices(self, fields: dict[str, object]) -> None:
        self.devices.set(**fields)

    @Slot(int)
    def _set_bpm(self, bpm: int) -> None:
        self.setup.edit(mark("set the tempo"), lambda setup: replace(setup, bpm=float(bpm)))

    @Slot(object, object)
    def _change(self, mapping_id: str, fields: dict[str, object]) -> None:
        self.setup.change_mapping(mapping_id, **fields)

    @Slot(object)
    def _remove(self, mapping_id: str) -> None:
        self.setup.edit(mark("let a slider go"), lambda setup: without_mapping(setup, mapping_id))

    @Slot(object)
    def _toggle(self, mapping_id: str) -> None:
        mapping = self.setup.mapping(mapping_id)
        if mapping is not None:
            self.setup.change_mapping(mapping_id, on=not mapping.on)

    @Slot(object)
    def _add_wave(self, where: QPoint) -> None:
        wave_menu(self.follows, self._targets(), self._wave_chosen).popup(where)

    def _wave_chosen(self, info: TargetInfo, origin: Origin) -> None:
        self.setup.edit(mark("let a slider swing"), lambda setup: with_wave(setup, info, origin))
        self.follows.open(self.setup.setup.mappings[-1].id)

    @Slot(object)
    def _choose_page(self, where: QPoint) -> None:
        page_menu(self.follows, self.performer.page, self._page_chosen).popup(where)

    def _page_chosen(self, page: int) -> None:
        self.performer.page = page
        self.follows.page.set_text(tr("Page {number}", number=page))

    @Slot(object)
    def _rename(self, scene_id: str) -> None:
        self.edits.rename(scene_id, self.foot.pads[scene_id])

    def show_addresses(self) -> None:
        """The table of all addresses."""
        if self._sheet is None:
            self._sheet = AddressesSheet(
                self._targets(), self.devices.prefs, self._context.parent
            )  # fmt: skip
            self._sheet.wanted.connect(self._set_devices)
        self._sheet.set_targets(self._targets())
        self._sheet.set_prefs(self.devices.prefs)
        self._sheet.show()
        self._sheet.raise_()

    # ---- what shows -----------------------------------------------------------------------------
    def _targets(self) -> tuple[TargetInfo, ...]:
        return self.reach.targets(len(self.setup.setup.scenes))

    @Slot()
    def _show_setup(self) -> None:
        setup, known = self.setup.setup, self._targets()
        if not self._on:
            return

        def names(mapping: Mapping) -> tuple[str, str]:
            return target_words(mapping.target, known), origin_words(mapping.origin)

        self.follows.set_mappings(setup.mappings, names, known)
        self.foot.set_setup(setup, tuple(_marks(setup)))
        self.pictures.show(setup)
        self.inputs.set_bpm(setup.bpm)

    @Slot()
    def _show_devices(self) -> None:
        devices, heard = self.devices, self.devices.inputs
        midi = heard.midi.names if heard.midi is not None else ()
        pads = heard.pads.names if heard.pads is not None else ()
        problems = devices.problems
        self.inputs.set_devices(devices.prefs, midi, pads, problems)
        if self._sheet is not None:
            self._sheet.set_prefs(devices.prefs, " ".join(problems))

    @Slot()
    def _show_states(self) -> None:
        self.foot.set_states(self.scenes.black, self.scenes.frozen)
        self.cover.set_on(self.scenes.black)
        self.foot.set_recording(self.recording.seconds)
        self.foot.set_going(self.scenes.going_to, self.scenes.share())

    @Slot()
    def _show_meters(self) -> None:
        for key, row in self.follows.rows.items():
            row.set_unit(self.performer.unit_of(key), self.performer.held(key))
        if self.scenes.fading:
            self.foot.set_going(self.scenes.going_to, self.scenes.share())
        if self.recording.seconds is not None:
            self.foot.set_recording(self.recording.seconds)
        late = self.performer.latency_ms
        beat = int(self.beat()) % 4 + 1
        told = "" if late is None else tr("{ms:.0f} ms to the picture", ms=late) + " · "
        self.foot.figure.set_text(told + tr("beat {number}", number=beat))


def _marks(setup: Setup) -> list[str]:
    """What each pad is reached by, where it is a key."""
    by_key = {m.target: m.origin.key for m in setup.mappings if hasattr(m.origin, "key")}
    return [by_key.get(f"{SCENE}{n}", "") for n in range(1, len(setup.scenes) + 1)]

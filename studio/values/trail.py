"""The trail: a tree of recipes that holds history, branches and pins.

A `Trail` never changes; an edit gives a new one. Deleted nodes stay in it, unseen, so that a
deletion can be taken back; all lookups but `get` show the living ones only, and a deleted node's
children hang on its nearest living ancestor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import final

from studio.errors import ProjectError
from studio.values.edit import base_of, moves_of
from studio.values.latent import Blend, Latent
from studio.values.recipe import Recipe, from_json

MERGE_SECONDS = 2.5
MAX_NAME = 120


@final
class Node:
    """One place of the trail. Treat as frozen; `replaced` gives a changed copy.

    `parent` is the id of the node it was made from, always smaller than its own. `recipe` may be
    given as canonical JSON, which is decoded when first looked at.
    """

    __slots__ = ("_recipe", "created", "deleted", "id", "name", "parent", "pinned")

    def __init__(
        self,
        id: int,
        parent: int | None,
        recipe: Recipe | bytes,
        created: float,
        name: str = "",
        pinned: bool = False,
        deleted: bool = False,
    ) -> None:
        self.id = id
        self.parent = parent
        self._recipe = recipe
        self.created = created
        self.name = name
        self.pinned = pinned
        self.deleted = deleted

    @property
    def recipe(self) -> Recipe:
        """The picture as a value.

        Raises:
            RecipeError: the stored JSON is damaged.
        """
        if isinstance(self._recipe, bytes):
            self._recipe = from_json(self._recipe)
        return self._recipe

    def replaced(
        self,
        *,
        recipe: Recipe | None = None,
        created: float | None = None,
        name: str | None = None,
        pinned: bool | None = None,
        deleted: bool | None = None,
    ) -> Node:
        """A copy with what is given changed."""
        return Node(
            self.id,
            self.parent,
            self._recipe if recipe is None else recipe,
            self.created if created is None else created,
            self.name if name is None else name,
            self.pinned if pinned is None else pinned,
            self.deleted if deleted is None else deleted,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._facts() == other._facts()

    def __hash__(self) -> int:
        return hash((self.id, self.created, self.name))

    def __repr__(self) -> str:
        flags = " pinned" * self.pinned + " deleted" * self.deleted
        return f"<Node {self.id} on {self.parent} {self.name!r}{flags}>"

    def _facts(self) -> tuple[object, ...]:
        return (
            self.id, self.parent, self.created, self.name, self.pinned, self.deleted, self.recipe
        )  # fmt: skip


@final
class Trail:
    """A tree (of several roots) of nodes."""

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        """The trail of these nodes, in any order.

        Raises:
            ProjectError: a node's parent is missing or younger than itself.
        """
        self._nodes: dict[int, Node] = {n.id: n for n in sorted(nodes, key=lambda n: n.id)}
        self._children: dict[int | None, tuple[int, ...]] = {}
        below: dict[int | None, list[int]] = {}
        for node in self._nodes.values():
            self._check_parent(node)
            below.setdefault(node.parent, []).append(node.id)
        self._children = {parent: tuple(ids) for parent, ids in below.items()}

    def _check_parent(self, node: Node) -> None:
        if node.parent is not None and not (node.parent < node.id and node.parent in self._nodes):
            raise ProjectError(f"Place {node.id} of the trail hangs on {node.parent}: damaged.")

    # ---- edits ----------------------------------------------------------------------------------
    def with_node(self, node: Node) -> Trail:
        """This trail with `node` added, or put in the place of the node with its id.

        Raises:
            ProjectError: its parent is missing or younger than itself.
        """
        return self.with_nodes((node,))

    def with_nodes(self, nodes: Iterable[Node]) -> Trail:
        """The same for many at once."""
        trail = Trail()
        trail._nodes = dict(self._nodes)
        trail._children = dict(self._children)
        resort = False
        for node in nodes:
            old = trail._nodes.get(node.id)
            resort |= old is None and bool(trail._nodes) and node.id < next(reversed(trail._nodes))
            trail._nodes[node.id] = node
            trail._check_parent(node)
            if old is None or old.parent != node.parent:
                trail._rehang(node, old)
        if resort:
            trail._nodes = dict(sorted(trail._nodes.items()))
        return trail

    def _rehang(self, node: Node, old: Node | None) -> None:
        if old is not None:
            left = tuple(i for i in self._children[old.parent] if i != node.id)
            self._children[old.parent] = left
        there = self._children.get(node.parent, ())
        ordered = not there or there[-1] < node.id
        self._children[node.parent] = (
            (*there, node.id) if ordered else tuple(sorted((*there, node.id)))
        )

    # ---- lookups --------------------------------------------------------------------------------
    def get(self, node_id: int | None) -> Node | None:
        """The node with this id, deleted or not."""
        return None if node_id is None else self._nodes.get(node_id)

    def __contains__(self, node_id: object) -> bool:
        node = self._nodes.get(node_id) if isinstance(node_id, int) else None
        return node is not None and not node.deleted

    def __iter__(self) -> Iterator[Node]:
        """Living nodes, oldest first."""
        return (node for node in self._nodes.values() if not node.deleted)

    def __len__(self) -> int:
        """How many nodes live."""
        return self._living

    @cached_property
    def _living(self) -> int:
        return sum(not node.deleted for node in self._nodes.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Trail) and self._nodes == other._nodes

    __hash__ = None  # type: ignore[assignment]

    @property
    def all_nodes(self) -> tuple[Node, ...]:
        """Deleted ones too, oldest first."""
        return tuple(self._nodes.values())

    @property
    def next_id(self) -> int:
        """An id that no node has had."""
        return next(reversed(self._nodes), 0) + 1

    @property
    def latest(self) -> Node | None:
        """The youngest living node."""
        return next((n for n in reversed(self._nodes.values()) if not n.deleted), None)

    @cached_property
    def pins(self) -> tuple[Node, ...]:
        """Pinned nodes, oldest first."""
        return tuple(node for node in self if node.pinned)

    def search(self, text: str) -> tuple[Node, ...]:
        """Named or pinned nodes whose name holds `text`, whatever its case; youngest first."""
        wanted = text.strip().casefold()
        found = [n for n in self if (n.name or n.pinned) and wanted in n.name.casefold()]
        return tuple(reversed(found))

    # ---- the tree -------------------------------------------------------------------------------
    def parent(self, node_id: int) -> Node | None:
        """The nearest living ancestor."""
        node = self.get(self._nodes[node_id].parent)
        while node is not None and node.deleted:
            node = self.get(node.parent)
        return node

    def children(self, node_id: int | None) -> tuple[Node, ...]:
        """Living nodes made from this one, oldest first; the roots where None."""
        found: list[Node] = []
        stack = list(self._children.get(node_id, ()))
        while stack:
            node = self._nodes[stack.pop()]
            if node.deleted:
                stack.extend(self._children.get(node.id, ()))
            else:
                found.append(node)
        return tuple(sorted(found, key=lambda n: n.id))

    def branch_count(self, node_id: int) -> int:
        """How many ways lead on from here; the trail shows a figure where it is 2 or more."""
        return len(self.children(node_id))

    def line_to(self, node_id: int, tip: int | None = None) -> tuple[Node, ...]:
        """Root … the node … its latest descendant: what the strip shows.

        `tip` is the end of the line shown so far: while the node lies on it, the line stays, so
        that looking back does not jump to another branch.
        """
        end = tip if tip in self and node_id in self._lineage(tip) else self._newest.get(node_id)
        return self.ancestry(end or node_id)

    def ancestry(self, node_id: int) -> tuple[Node, ...]:
        """Root … the node, living ones only."""
        line = [self._nodes[i] for i in self._lineage(node_id)]
        return tuple(node for node in reversed(line) if not node.deleted)

    def below(self, node_id: int) -> tuple[Node, ...]:
        """The living nodes of the branch that begins here, itself included, oldest first."""
        found, stack = [], [node_id]
        while stack:
            node = self._nodes[stack.pop()]
            stack.extend(self._children.get(node.id, ()))
            if not node.deleted:
                found.append(node)
        return tuple(sorted(found, key=lambda n: n.id))

    def _lineage(self, node_id: int | None) -> dict[int, None]:
        line: dict[int, None] = {}
        while node_id is not None:
            line[node_id] = None
            node_id = self._nodes[node_id].parent
        return line

    @cached_property
    def _newest(self) -> dict[int, int]:
        """Node id -> the youngest living node at or below it."""
        newest: dict[int, int] = {}
        for node in reversed(self._nodes.values()):
            best = newest.get(node.id, 0) or (0 if node.deleted else node.id)
            newest[node.id] = best
            if node.parent is not None:
                newest[node.parent] = max(newest.get(node.parent, 0), best)
        return newest


def changed_keys(before: Recipe, after: Recipe) -> frozenset[str]:
    """What differs: `model`, `size`, `base`, `weights`, `move:…`, `control:…`, `bend:…`."""
    keys: set[str] = set()
    if before.model.sha256 != after.model.sha256:
        keys.add("model")
    if (before.width, before.height) != (after.width, after.height):
        keys.add("size")
    a, b = base_of(before.latent), base_of(after.latent)
    if a != b:
        keys.add("weights" if _same_parts(a, b) else "base")
    old, new = moves_of(before.latent), moves_of(after.latent)
    keys |= {f"move:{k}" for k in old.keys() | new.keys() if old.get(k) != new.get(k)}
    was, now = before.controls, after.controls
    keys |= {f"control:{k}" for k in was.keys() | now.keys() if was.get(k) != now.get(k)}
    bent, bends = ({b.what: b.amount for b in recipe.bends} for recipe in (before, after))
    keys |= {f"bend:{k}" for k in bent.keys() | bends.keys() if bent.get(k) != bends.get(k)}
    return frozenset(keys)


def _same_parts(a: Latent, b: Latent) -> bool:
    return isinstance(a, Blend) and isinstance(b, Blend) and (a.parts, a.how) == (b.parts, b.how)


def merges(before: Recipe, last: Node, new: Recipe, now: float) -> bool:
    """Whether `new` takes the place of `last` instead of becoming a node on it.

    `before` is the recipe that `last` was made from. Successive nudges of one control within
    `MERGE_SECONDS` merge; another model, base or size is always a new place, and so is a change
    of a node that the person named or pinned. The caller makes sure that `last` has no children.
    """
    if last.name or last.pinned or last.deleted or not 0 <= now - last.created <= MERGE_SECONDS:
        return False
    keys = changed_keys(last.recipe, new)
    if keys & {"model", "base", "size"}:
        return False
    return not keys or keys == changed_keys(before, last.recipe)

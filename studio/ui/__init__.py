"""Everything Qt: one folder a feature, and the folders that all of them stand on.

A feature owns its controllers, dialogs, rows and commands: `explore`, `breed` and `animate` (the
workspaces), `models`, `directions`, `photos`, `exporting`, `projects`, `trail`, `settings`. They do
not import each other: they meet through `state` (the place, what a hand gives, notices) and are
connected by `window`, which builds them after the first paint, registers their commands and closes
them.

Below them, each importing only what follows: `feature` (command, workspace, context), `state`,
`engine`, `controls`, `widgets`, `theme`, `language`. Every sentence that shows passes through
`language.words`: `tr("Opens {name}", name=card.name)` where it is written here, `said(error)`
where it comes from a room without Qt. May import `library`, `export`, `live`, `files` and
`values`; never torch or the rooms that do.
"""

from studio.library.project import Project
from studio.library.seeds import MOST, meet_seed, seen_seeds


def test_seeds_are_remembered_in_order_once_each(tmp_path):
    with Project.untitled(tmp_path) as project:
        for n in (3, 1, 2**63 - 1, 3):
            meet_seed(project, n)
        assert seen_seeds(project) == (1, 2**63 - 1, 3)
        for n in range(MOST + 10):
            meet_seed(project, n)
        assert len(seen_seeds(project)) == MOST
        project.set_state("seeds", "broken")
        assert seen_seeds(project) == ()

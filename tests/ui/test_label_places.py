"""The places of names: none covers another or a point while there is room, and each stands by its own point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.label_places import Box, place_labels

ROOM = (0.0, 0.0, 400.0, 200.0)
SIZE = (14.0, 9.0)


def around(x: float, y: float) -> Box:
    return (x - 6.0, y - 6.0, x + 6.0, y + 6.0)


def meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


def test_a_point_alone_has_its_name_above() -> None:
    assert place_labels([around(100, 100)], [SIZE], ROOM) == [(93.0, 84.0, 107.0, 93.0)]


def test_at_the_upper_edge_the_name_is_below() -> None:
    assert place_labels([around(100, 7)], [SIZE], ROOM) == [(93.0, 14.0, 107.0, 23.0)]


def test_a_point_without_a_name_is_not_covered() -> None:
    (name,) = place_labels([around(100, 100), around(100, 88)], [SIZE], ROOM)
    assert not meet(name, around(100, 88)) and name[1] > 100


def test_three_points_in_one_place_keep_their_names_apart() -> None:
    points = [around(240, 30), around(243, 28), around(247, 26)]
    names = place_labels(points, [SIZE] * 3, ROOM)
    boxes = [*points, *names]
    assert not any(meet(name, box) for name in names for box in boxes if box is not name)


@given(st.lists(st.tuples(st.floats(20, 380), st.floats(20, 180)), min_size=1, max_size=6))
def test_every_name_is_beside_its_point_and_within_the_room(where: list[tuple[float, float]]) -> None:
    points = [around(x, y) for x, y in where]
    names = place_labels(points, [SIZE] * len(points), ROOM)
    for name, point in zip(names, points, strict=True):
        assert (round(name[2] - name[0], 9), round(name[3] - name[1], 9)) == SIZE
        assert abs((name[0] + name[2] - point[0] - point[2]) / 2) <= 14.001
        assert abs((name[1] + name[3] - point[1] - point[3]) / 2) <= 20.5
        assert name[0] >= 0 and name[1] >= -6.0 and name[2] <= 400 and name[3] <= 206.0

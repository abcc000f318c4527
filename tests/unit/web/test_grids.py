"""Tables of counts: what stands beside the numbers."""

from app.web.grids import grid_of


def test_a_row_of_years_is_drawn_on_a_scale_of_its_own() -> None:
    rows = [("Meetings", "#", "", [0, 8, 1_000]), ("Visits", "#", "", [0, 0, 0])]
    meetings, visits = grid_of("Type", rows, ["2019", "2020", "2021"], lambda _y, _x: "#", years=True).rows
    assert meetings.spark == "M6 16h4v-1h-4zM12 16h4v-16h-4z"
    assert visits.spark == ""


def test_a_row_may_have_more_in_all_than_its_columns_tell() -> None:
    rows = [("Meetings", "#", "", [1, 2]), ("Visits", "#", "", [0, 0])]
    grid = grid_of("Type", rows, ["2020", "2021"], lambda _y, _x: "#", totals=[30, 1])
    assert [row.total for row in grid.rows] == [30, 1]


def test_a_row_is_called_as_its_column_is() -> None:
    rows = [("Japan", "#", "", [0, 2]), ("France", "#", "", [2, 0])]
    grid = grid_of("Country", rows, ["JP", "FR"], lambda _y, _x: "#", sums=False, codes=["JP", "FR"])
    assert [(row.code, row.spark) for row in grid.rows] == [("JP", ""), ("FR", "")]

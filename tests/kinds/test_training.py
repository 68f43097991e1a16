"""培训: what its sheet says beyond the contracts."""

from tests.kinds.kit import titles_of
from tests.kinds.told import facts_of, figures, sentences, sheet_on
from wuhua.kinds.training.record import Training

TEXT = """期间: 2025年下半年
人员:
  - {对象: 网格员, 总数: 8, 已训: 7, 持证: 6}
  - {对象: 其他干部, 总数: 6, 已训: 6}
上岗:
  - {职务: 网格员, 上岗日期: 2025-07-01, 培训日期: 2025-07-01, 人数: 2}
  - {职务: 文书, 上岗日期: 2025-07-01, 培训日期: 2025-07-02}
  - {职务: 网格员, 上岗日期: 2025-08-01}
"""


def test_who_is_left_is_counted() -> None:
    """The headline tells how many are left, the sentences tell of which sort."""
    sheet = sheet_on("training", TEXT)
    assert figures(sheet) == {"培训": 0, "学过的": 13, "还没学": 1}
    assert "网格员8人，学过7，还差1人。" in sentences(sheet)
    assert "其他干部6人，学过6，都学过了。" in sentences(sheet)


def test_training_on_the_first_day_counts_as_before() -> None:
    """Trained on the day of taking up the post is before it; a day later, or not yet, is not."""
    assert "新上岗4人，先培训后上岗的2人。" in sentences(sheet_on("training", TEXT))


def test_certificates_are_counted_where_they_are_asked() -> None:
    """The share of certificates is told of those sorts alone for which it is written."""
    assert "要持证的8人里，拿到上岗证的6人。" in sentences(sheet_on("training", TEXT))


def test_nobody_has_a_field() -> None:
    """No key of a training names a person, and the row holds no name."""
    assert titles_of(Training) & {"姓名", "名单", "成员", "出生", "年龄"} == set()
    assert facts_of("training", TEXT).names == ()

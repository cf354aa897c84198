import pytest

from sidecar.workspace.csf import meta_components
from sidecar.workspace.scripts import parse_script


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("export default { title: 'x', component: Button };", ["Button"]),
        ("const meta = { component: Button } satisfies Meta<typeof Button>; export default meta;", ["Button"]),
        ("const meta: Meta<typeof Button> = { component: Button };", ["Button"]),
        ("export default { component: Button } as Meta;", ["Button"]),
        ("const meta = preview.meta({ component: Button });", ["Button"]),
        ("export default { component: Menu.Item };", ["Menu"]),
        ("export default { component: memo(Button) };", ["Button"]),
        ("export default { component: Button as any };", ["Button"]),
        ("const component = 1; export default { component };", ["component"]),
        ("export default { argTypes: { as: { component: Other } }, component: Button };", ["Button"]),
        ("export default { parameters: { component: Other } };", []),
        ("export default { component: () => <p /> };", []),
        ("export default { component: 'my-element' };", []),
        ("const a = { component: A }; const b = { component: B };", ["A", "B"]),
        ("", []),
    ],
)
def test_component_of_the_meta(source: str, names: list[str]) -> None:
    """The local name behind `component`, however the meta is written; nested objects aren't metas."""
    assert list(meta_components(parse_script("a.stories.tsx", source))) == names

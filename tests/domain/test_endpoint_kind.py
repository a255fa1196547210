"""What kind of endpoint a row is, told by its tag: every tag here was seen in a real answer or the documentation."""

import pytest

from ortui.domain.endpoint_kind import Kind, ServiceTier, kind_of

_FLEX, _PRIORITY, _STANDARD = ServiceTier.FLEX, ServiceTier.PRIORITY, ServiceTier.STANDARD


@pytest.mark.parametrize(
    ("tag", "kind", "words"),
    [
        ("openai", Kind(), "standard"),
        ("sambanova-turbo", Kind(), "standard"),
        ("openai/flex", Kind(_FLEX), "flex"),
        ("openai/priority", Kind(_PRIORITY), "priority"),
        ("openai/fast", Kind(_PRIORITY), "priority"),
        ("google-vertex/global", Kind(is_global=True), "global"),
        ("google-vertex/global/flex", Kind(_FLEX, is_global=True), "flex, global"),
        ("google-vertex/global/priority", Kind(_PRIORITY, is_global=True), "priority, global"),
        ("google-vertex/us", Kind(region="us"), "us"),
        ("azure/eu", Kind(region="eu"), "eu"),
        ("google-vertex/us-central1", Kind(region="us-central1"), "us-central1"),
        ("amazon-bedrock/us-east-1", Kind(region="us-east-1"), "us-east-1"),
        ("google-vertex/europe-west4/flex", Kind(_FLEX, "europe-west4"), "flex, europe-west4"),
        ("deepinfra/fp4", Kind(quantization="fp4"), "standard"),
        ("coreweave/bf16", Kind(quantization="bf16"), "standard"),
        ("maker/mxfp4", Kind(quantization="mxfp4"), "standard"),
        ("maker/int8", Kind(quantization="int8"), "standard"),
        ("deepinfra/turbo", Kind(other=("turbo",)), "turbo"),
        ("", Kind(), "standard"),
        ("/", Kind(), "standard"),
        ("Azure/US/FLEX", Kind(_FLEX, "us"), "flex, us"),
    ],
)
def test_a_tag_tells_the_kind(tag: str, kind: Kind, words: str) -> None:
    assert kind_of(tag) == kind
    assert kind_of(tag).in_words() == words


@pytest.mark.parametrize(
    ("tag", "service_tier", "tier"),
    [
        ("openai", "", _STANDARD),
        ("openai", "default", _STANDARD),
        ("openai", "flex", _FLEX),
        ("openai", "fast", _PRIORITY),
        ("openai", "ultrafast", ServiceTier.ULTRAFAST),
        ("openai", "something-new", ServiceTier.OTHER),
        ("openai/flex", "priority", _PRIORITY),
        ("openai/flex", "", _FLEX),
        ("openai/flex", "default", _FLEX),
    ],
)
def test_a_tier_that_the_api_names_counts(tag: str, service_tier: str, tier: ServiceTier) -> None:
    """But what a tag calls flex is never taken for the standard service."""
    assert kind_of(tag, service_tier).tier is tier

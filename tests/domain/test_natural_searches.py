"""What people type, and which models they mean by it: these must be among the first that are found."""

from datetime import datetime

import pytest

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope

FIRST = 12
"""Rows that a small screen shows without moving."""

MEANT = {
    # names as they are spoken
    "gpt5": "openai/gpt-5 openai/gpt-5.6-sol openai/gpt-5.5",
    "gpt 5 mini": "openai/gpt-5-mini openai/gpt-5.4-mini",
    "gpt-5-nano": "openai/gpt-5-nano",
    "GPT 5.4": "openai/gpt-5.4 openai/gpt-5.4-pro openai/gpt-5.4-mini openai/gpt-5.4-nano",
    "gpt 4o": "openai/gpt-4o openai/gpt-4o-mini",
    "4o mini": "openai/gpt-4o-mini",
    "gpt 4.1 nano": "openai/gpt-4.1-nano",
    "chat gpt": "openai/gpt-chat-latest openai/gpt-5.2-chat",
    "gpt 4 turbo": "openai/gpt-4-turbo",
    "gpt oss": "openai/gpt-oss-120b openai/gpt-oss-20b",
    "o3": "openai/o3 openai/o3-pro openai/o3-mini",
    "o1 pro": "openai/o1-pro",
    "codex": "openai/gpt-5.3-codex openai/gpt-5.1-codex-max",
    "claude": "anthropic/claude-opus-5 anthropic/claude-sonnet-5",
    "claude sonnet": "anthropic/claude-sonnet-5 anthropic/claude-sonnet-4.6 anthropic/claude-sonnet-4.5",
    "sonnet 4.5": "anthropic/claude-sonnet-4.5",
    "sonnet 45": "anthropic/claude-sonnet-4.5",
    # versions as makers write them in their own ids
    "claude-sonnet-4-5": "anthropic/claude-sonnet-4.5",
    "anthropic/claude-opus-4-8": "anthropic/claude-opus-4.8",
    "gemini-2-5-pro": "google/gemini-2.5-pro",
    "gpt-4-1": "openai/gpt-4.1 openai/gpt-4.1-mini",
    "deepseek-v3-2": "deepseek/deepseek-v3.2",
    "gpt-4o-2024-08-06": "openai/gpt-4o-2024-08-06",
    "claude 3 haiku": "anthropic/claude-3-haiku",
    "opus": "anthropic/claude-opus-5 anthropic/claude-opus-4.8 anthropic/claude-opus-4.5",
    "opus 4": "anthropic/claude-opus-4 anthropic/claude-opus-4.8",
    "haiku": "anthropic/claude-haiku-4.5 anthropic/claude-3-haiku",
    "haiku 200k": "anthropic/claude-haiku-4.5 anthropic/claude-3-haiku",
    "gemini flash": "google/gemini-3.7-flash google/gemini-3.6-flash google/gemini-3.5-flash",
    "gemini 2.5 pro": "google/gemini-2.5-pro",
    "gemini 3 pro": "google/gemini-3-pro-image google/gemini-3.1-pro-preview",
    "flash lite": "google/gemini-3.5-flash-lite google/gemini-2.5-flash-lite",
    "nano banana": "google/gemini-2.5-flash-image google/gemini-3-pro-image",
    "gemma 3 27b": "google/gemma-3-27b-it",
    "deepseek r1": "deepseek/deepseek-r1 deepseek/deepseek-r1-0528",
    "r1": "deepseek/deepseek-r1",
    "deepseek v3": "deepseek/deepseek-chat deepseek/deepseek-v3.2 deepseek/deepseek-chat-v3.1",
    "deepseek chat": "deepseek/deepseek-chat",
    "llama 70b": "meta-llama/llama-3.3-70b-instruct meta-llama/llama-3.1-70b-instruct",
    "~anthropic": "~anthropic/claude-opus-latest ~anthropic/claude-sonnet-latest ~anthropic/claude-haiku-latest",
    "~gpt": "~openai/gpt-latest ~openai/gpt-mini-latest",
    "tier:bud llama": "meta-llama/llama-3.1-8b-instruct meta-llama/llama-4-scout",
    "llama instruct": "meta-llama/llama-3.3-70b-instruct meta-llama/llama-3.1-8b-instruct",
    "llama 3.3": "meta-llama/llama-3.3-70b-instruct",
    "llama3": "meta-llama/llama-3.3-70b-instruct meta-llama/llama-3.1-8b-instruct",
    "llama 4": "meta-llama/llama-4-maverick meta-llama/llama-4-scout",
    "maverick": "meta-llama/llama-4-maverick",
    "qwen coder": "qwen/qwen3-coder qwen/qwen3-coder-plus qwen/qwen-2.5-coder-32b-instruct",
    "qwen 3 max": "qwen/qwen3-max qwen/qwen3.8-max",
    "qwen 2.5 72b": "qwen/qwen-2.5-72b-instruct",
    "qwen vl": "qwen/qwen3-vl-32b-instruct qwen/qwen2.5-vl-72b-instruct",
    "grok": "x-ai/grok-4.6 x-ai/grok-4.3",
    "grok 4": "x-ai/grok-4.6 x-ai/grok-4.5",
    "mistral large": "mistralai/mistral-large mistralai/mistral-large-2512 mistralai/mistral-large-2407",
    "mistral 3.5": "mistralai/mistral-medium-3-5",
    "codestral": "mistralai/codestral-2508",
    "mixtral": "mistralai/mixtral-8x22b-instruct",
    "kimi": "moonshotai/kimi-k3 moonshotai/kimi-k2.6",
    "kimi k2": "moonshotai/kimi-k2 moonshotai/kimi-k2-thinking",
    "glm": "z-ai/glm-5.3 z-ai/glm-5.2",
    "minimax": "minimax/minimax-m3 minimax/minimax-m2.7",
    "nova": "amazon/nova-pro-v1 amazon/nova-lite-v1 amazon/nova-micro-v1",
    "phi": "microsoft/phi-4",
    "command r": "cohere/command-r-08-2024 cohere/command-r-plus-08-2024",
    "command r+": "cohere/command-r-plus-08-2024",
    "sonar": "perplexity/sonar perplexity/sonar-pro",
    "hermes 405b": "nousresearch/hermes-4-405b nousresearch/hermes-3-llama-3.1-405b",
    "nemotron": "nvidia/nemotron-3.5-lightning",
    "auto": "openrouter/auto",
    # ids, and makers
    "anthropic/claude-opus-4.8": "anthropic/claude-opus-4.8",
    "openai/gpt-5:batch": "openai/gpt-5:batch",
    "~openai/gpt-latest": "~openai/gpt-latest",
    "openai gpt-4o": "openai/gpt-4o",
    "anthropic": "anthropic/claude-opus-5 anthropic/claude-sonnet-5",
    "openai": "openai/gpt-5.6-sol",
    "x-ai": "x-ai/grok-4.6 x-ai/grok-build-0.1",
    "xai": "x-ai/grok-4.6 x-ai/grok-4.5",
    "z.ai": "z-ai/glm-5.3",
    "google": "google/gemini-3.7-flash",
    "meta": "meta/muse-spark-1.2",
    "mistral": "mistralai/mistral-medium-3-5 mistralai/mistral-large-2512",
    "aws nova": "amazon/nova-pro-v1 amazon/nova-lite-v1",
    "zhipu": "z-ai/glm-5.3",
    "alibaba coder": "qwen/qwen3-coder",
    "facebook llama": "meta-llama/llama-3.3-70b-instruct",
    # slips of a finger
    "claud": "anthropic/claude-opus-5",
    "cluade": "anthropic/claude-opus-5",
    "sonet": "anthropic/claude-sonnet-5",
    "antropic opus": "anthropic/claude-opus-5",
    "gemni": "google/gemini-3.7-flash",
    "gemni flash": "google/gemini-3.7-flash google/gemini-3.5-flash",
    "mistrel large": "mistralai/mistral-large-2512",
    "deepseak r1": "deepseek/deepseek-r1",
    "quen coder": "qwen/qwen3-coder",
    "hiaku": "anthropic/claude-haiku-4.5",
    "groq": "x-ai/grok-4.6",
    # written as one word
    "chatgpt": "openai/gpt-chat-latest openai/gpt-5.2-chat",
    "geminiflash": "google/gemini-3.7-flash google/gemini-3.5-flash",
    "llama70b": "meta-llama/llama-3.3-70b-instruct",
    "qwencoder": "qwen/qwen3-coder",
    "claudesonnet4.5": "anthropic/claude-sonnet-4.5",
    # what they can do, and what they cost
    "free": "openrouter/free liquid/lfm-2.5-2.6b:free thinkingmachines/inkling:free",
    "free vision": "google/gemma-4-31b-it:free google/gemma-4-26b-a4b-it:free openrouter/free",
    "glm free": "z-ai/glm-5.2:free",
    "gemma free": "google/gemma-4-31b-it:free",
    "vision": "deepseek/deepseek-v4-flash-vision-exp",
    "audio": "openai/gpt-audio openai/gpt-audio-mini",
    "image": "openai/gpt-5-image google/gemini-3-pro-image",
    "video": "google/gemini-3.7-flash qwen/qwen3.8-27b",
    "file claude": "anthropic/claude-opus-5",
    "batch sonnet": "anthropic/claude-sonnet-5:batch anthropic/claude-sonnet-4.5:batch",
    "claude reasoning": "anthropic/claude-opus-5 anthropic/claude-sonnet-5",
    "cheap tools in<0.2": "meta/muse-spark-1.2-contributor qwen/qwen3.7-flash poolside/laguna-s-2.1",
    "claude in<2": "anthropic/claude-haiku-4.5 anthropic/claude-3-haiku",
    "gpt out <= 2 tools": "openai/gpt-5-mini openai/gpt-5-nano openai/gpt-5.6-luna",
    "llama ctx>=1M": "meta-llama/llama-4-maverick meta-llama/llama-4-scout",
    "by:openai tier:premium": "openai/gpt-5.5-pro openai/o3-pro openai/gpt-5-pro",
    "by:google new<30d": "google/gemini-3.7-flash",
    "qwen -vl -coder 32b": "qwen/qwen3-32b",
    "gemini 1m -preview -lite": "google/gemini-3.7-flash google/gemini-2.5-pro",
    "expiring": "z-ai/glm-4.5",
}


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant.split()) for typed, meant in MEANT.items()])
def test_what_is_meant_is_found_first(catalogue: Catalogue, noon: datetime, typed: str, meant: list[str]) -> None:
    query = read_query(typed, Scope(Basis(noon), catalogue.fetched_at))
    first = [model.id for model in find(catalogue, query).models[:FIRST]]
    assert set(meant) <= set(first), first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gpt5", "openai/gpt-5"),
        ("gpt 5 mini", "openai/gpt-5-mini"),
        ("gpt-4o", "openai/gpt-4o"),
        ("o3", "openai/o3"),
        ("opus 4.8", "anthropic/claude-opus-4.8"),  # and not its fast form, of the same day
        ("opus-4-8", "anthropic/claude-opus-4.8"),
        ("flash", "google/gemini-3.7-flash"),
        ("opus 4", "anthropic/claude-opus-4"),
        ("sonnet 4", "anthropic/claude-sonnet-4"),
        ("deepseek r1", "deepseek/deepseek-r1"),
        ("mistral large", "mistralai/mistral-large"),
        ("kimi k2", "moonshotai/kimi-k2"),
        ("openai/o1", "openai/o1"),
        ("gemini 2.5 flash", "google/gemini-2.5-flash"),
        ("glm 4.5", "z-ai/glm-4.5"),
        ("auto", "openrouter/auto"),
        ("free", "openrouter/free"),
        ("sonar", "perplexity/sonar"),
        ("phi 4", "microsoft/phi-4"),
        ("llama 70b", "meta-llama/llama-3.3-70b-instruct"),
        ("70b llama", "meta-llama/llama-3.3-70b-instruct"),
        ("llama 8b", "meta-llama/llama-3.1-8b-instruct"),
        ("llama70b", "meta-llama/llama-3.3-70b-instruct"),
        ("mistral 24b", "mistralai/mistral-small-3.2-24b-instruct"),
        ("hermes 70b", "nousresearch/hermes-4-70b"),
        ("~google", "~google/gemini-pro-latest"),
        ("r1", "deepseek/deepseek-r1"),  # by its name, "DeepSeek: R1"
    ],
)
def test_what_is_called_so_is_the_first(catalogue: Catalogue, noon: datetime, typed: str, meant: str) -> None:
    query = read_query(typed, Scope(Basis(noon), catalogue.fetched_at))
    assert find(catalogue, query).models[0].id == meant

"""`ortui providers`: the endpoints of real models (16 Aug 2026), fetched on demand, and where requests would go."""

import csv
import io
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from ortui.cli import at_hand

Run = Callable[..., Any]
Record = Callable[..., dict[str, Any]]
_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))
TERRA, LLAMA, GEMINI = "openai/gpt-5.6-terra", "meta-llama/llama-3.3-70b-instruct", "google/gemini-3.7-flash"
NO_KEY, ALIAS = "deepseek/deepseek-v4.1-flash", "~openai/terra-latest"
WORK = ("--prompt", "10k", "--completion", "1k")
_NOW = datetime(2026, 8, 16, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the time, from now on so much after 18:00."""

    def set_time(**later: int) -> None:
        monkeypatch.setattr(at_hand, "present", lambda: _NOW + timedelta(**later))

    set_time()
    return set_time


@pytest.fixture
def api(
    monkeypatch: pytest.MonkeyPatch, kept: Callable[..., None], record: Record, clock: Callable[..., None]
) -> Iterator[dict[str, Any]]:
    """Serve the real endpoints on loopback; what ``answers``, ``bodies`` and ``status`` say goes before them."""
    prices = {"prompt": "0.000009", "completion": "0.000009"}
    models = [record(model_id, prices) for model_id in _REAL]
    kept([*models, record(ALIAS, prices, alias_target={"slug": TERRA}), record("lab/gone", prices)])
    clock()
    told: dict[str, Any] = {"status": 200, "answers": dict(_REAL), "bodies": {}, "paths": []}

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told["paths"].append(self.path)
            model_id = unquote(self.path).removeprefix("/api/v1/models/").removesuffix("/endpoints")
            answer = told["answers"].get(model_id)
            missing = {"error": {"message": "Not Found", "code": 404}}
            body = told["bodies"].get(model_id, json.dumps(answer or missing)).encode()
            self.send_response(404 if answer is None and model_id not in told["bodies"] else told["status"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with HTTPServer(("127.0.0.1", 0), Api) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        told["url"] = f"http://127.0.0.1:{server.server_port}/api/v1"
        monkeypatch.setenv("OPENROUTER_BASE_URL", told["url"])
        yield told
        server.shutdown()
        thread.join()


def _by_tag(document: dict[str, Any]) -> dict[str, Any]:
    return {endpoint["tag"]: endpoint for endpoint in document["endpoints"]}


def test_the_table(run: Run, api: dict[str, Any]) -> None:
    ran = run("providers", GEMINI, *WORK)
    assert ran.code == 0
    table, lines = ran.out.split("\n\n")
    assert [line.split("  ")[0] for line in table.splitlines()[1:]] == [
        "google-vertex/global/flex",
        "google-ai-studio/flex",
        "google-vertex/global",
        "google-vertex/global/priority",
        "google-ai-studio",
        "google-ai-studio/priority",
    ]
    assert " ".join(table.splitlines()[0].split()) == (
        "Tag USD/M tokens: In Out USD a request Note Discount Kind Quant. Context Uptime % First token ms Tokens/s"
    )
    assert " ".join(table.splitlines()[3].split()) == (
        "google-vertex/global 0.375 1.875 0.005625 cheapest by default 50 % off 0.75 / 3.75 global — 1.0M 98.9 2,884 69"
    )
    assert max(map(len, lines.splitlines())) <= 80
    assert " ".join(lines.split()) == (
        "cheapest google-vertex/global/flex (flex, global), $0.002813 a request"
        " dearest google-ai-studio/priority (priority), $0.02025 a request"
        " by default about $0.00675 a request, from google-vertex/global (global), $0.005625 a request,"
        " to google-ai-studio (standard), $0.01125 a request:"
        " 2 endpoints of the standard service, weighted by 1 / price² of this request (an assumption)"
        " :floor google-vertex/global/flex (flex, global), $0.002813 a request:"
        " the least price of 4 endpoints, standard or flex; flex: slower, and refused when there is no room"
        " :nitro google-ai-studio (standard), $0.01125 a request:"
        " the highest throughput of 3 endpoints, standard or priority, 128 tokens a second;"
        " 1 endpoint without a measured one left out"
    )
    assert ran.err.splitlines()[-2:] == [
        f"the endpoints were fetched from {api['url']}",
        f"6 endpoints of {GEMINI} · 2026-08-16T18:00:00Z, just now",
    ]


def test_the_json_of_an_endpoint(run: Run, api: dict[str, Any]) -> None:
    """10,000 × 0.000001 + 1,000 × 0.000006 = 0.016 at OpenAI."""
    document = run("providers", TERRA, *WORK, "--requests-per-day", "10", "--json").json
    assert (document["schema"], document["model"], document["fetched_at"]) == ("ortui/1", TERRA, "2026-08-16T18:00:00Z")
    assert (document["source"], document["age_seconds"], document["set_aside"]) == ("live", 0, 0)
    endpoint = _by_tag(document)["openai"]
    expected: dict[str, Any] = {
        "provider": "OpenAI",
        "tag": "openai",
        "kind": "standard",
        "quantization": None,
        "context_length": 1_050_000,
        "max_prompt_tokens": 922_000,
        "uptime_30m": 99.94184637751393,
        "latency_ms": 1687.5,
        "throughput": 48,
        "discount": "0.5",
        "prompt_usd_per_token": "0.000001",
        "completion_usd_per_token": "0.000006",
        "total_usd": "0.016",
        "reason": None,
        "per_month_usd": "4.8",
        "list_total_usd": "0.032",
        "fits": True,
        "problems": [],
        "mark": "cheapest by default",
        "not_stated": {"quantization": "not stated"},
    }
    assert {key: endpoint[key] for key in expected} == expected
    assert endpoint["list_pricing"]["prompt"] == "0.000002"
    assert endpoint["pricing"]["overrides"][0]["min_prompt_tokens"] == 272_000
    assert endpoint["pricing"]["discount"] == "0.5"
    assert endpoint["latency_ms_percentiles"]["p75"] == 3074.25
    assert api["paths"] == ["/api/v1/models/openai/gpt-5.6-terra/endpoints"]


@pytest.mark.usefixtures("api")
def test_the_json_of_routing(run: Run) -> None:
    routing = run("providers", TERRA, *WORK, "--json").json["routing"]
    flex = {"provider": "OpenAI", "tag": "openai/flex", "kind": "flex", "total_usd": "0.008"}
    assert routing["cheapest"] == flex
    assert routing["dearest"] == {"provider": "Azure", "tag": "azure/us", "kind": "us", "total_usd": "0.0352"}
    assert {key: routing["floor"][key] for key in flex} == flex
    assert (routing["nitro"]["tag"], routing["nitro"]["total_usd"]) == ("azure/eu", "0.0352")
    assert routing["expected_usd"] == "0.024503867403314917127071823204"
    assert routing["expected_reason"].startswith("5 endpoints of the standard service")
    assert (routing["best"]["tag"], routing["worst"]["total_usd"]) == ("openai", "0.0352")
    assert routing["shares"][0] == {"tag": "openai", "part": 0.534807}
    assert routing["compared_by"]["prompt"] == 10_000


@pytest.mark.usefixtures("api")
def test_what_is_not_known_without_a_key_is_null_with_the_reason(run: Run) -> None:
    document = run("providers", NO_KEY, *WORK, "--json").json
    for endpoint in document["endpoints"]:
        assert (endpoint["latency_ms"], endpoint["throughput"], endpoint["latency_ms_percentiles"]) == (
            None,
            None,
            None,
        )
        assert "key" in endpoint["not_stated"]["latency_ms"]
    nitro = document["routing"]["nitro"]
    assert (nitro["tag"], nitro["total_usd"]) == (None, None)
    assert nitro["reason"] == "can't be told: throughput is told only to a key, and none was sent"


def test_a_price_that_varies_is_null_with_the_reason(run: Run, api: dict[str, Any]) -> None:
    api["answers"]["lab/gone"] = {
        "data": {"endpoints": [{"tag": "lab", "pricing": {"prompt": "-1", "completion": "-1"}}]}
    }
    document = run("providers", "lab/gone", *WORK, "--json").json
    (endpoint,) = document["endpoints"]
    reason = "price varies: it is that of the model which serves the request"
    assert (endpoint["total_usd"], endpoint["reason"]) == (None, reason)
    routing = document["routing"]
    assert (routing["cheapest"], routing["floor"]["tag"], routing["expected_usd"]) == (None, None, None)
    assert routing["expected_reason"] == f"lab may serve it: {reason}"
    ran = run("providers", "lab/gone", *WORK)
    assert f"! lab: {reason}\n" in ran.out
    assert "\nby default  varies: lab may serve it: " in ran.out


@pytest.mark.usefixtures("api")
def test_csv(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("providers", LLAMA, *WORK, "--csv").out)))
    assert len(rows) == 13
    assert rows[0] == {
        "provider": "DeepInfra",
        "tag": "deepinfra/turbo",
        "kind": "turbo",
        "quantization": "fp8",
        "context_length": "131072",
        "uptime_30m": "95.4233409610984",
        "latency_ms": "632",
        "throughput": "12",
        "discount": "0",
        "prompt_usd_per_token": "0.0000001",
        "completion_usd_per_token": "0.00000032",
        "total_usd": "0.00132",
        "reason": "",
        "fits": "true",
        "problems": "",
        "mark": "cheapest",
    }


@pytest.mark.usefixtures("api")
def test_what_an_endpoint_can_not_take_is_said(run: Run) -> None:
    ran = run("providers", LLAMA, "--prompt", "10k", "--completion", "20k")
    assert "! together: longer than the output limit: 20,000 completion tokens, the limit is 2,048\n" in ran.out
    assert "degraded (status -2), does not fit" in ran.out
    assert "\ncheapest    akashml/fp8 (standard), $0.0093 a request\n" in ran.out


@pytest.mark.usefixtures("api")
def test_without_work_a_typical_request_compares(run: Run) -> None:
    ran = run("providers", TERRA)
    assert "USD a request" not in ran.out
    assert "\ncheapest    openai/flex (flex), $0.0035 a request\n" in ran.out
    assert "endpoints are compared by a request of 1,000 prompt and 1,000 completion tokens\n" in ran.err
    document = run("providers", TERRA, "--json").json
    assert {endpoint["total_usd"] for endpoint in document["endpoints"]} == {"0"}
    assert document["routing"]["cheapest"]["total_usd"] == "0.0035"


def test_within_the_hour_what_was_kept_is_used(run: Run, api: dict[str, Any], clock: Callable[..., None]) -> None:
    run("providers", TERRA)
    clock(minutes=60)
    ran = run("providers", TERRA, *WORK, "--json")
    assert len(api["paths"]) == 1
    assert "fetched from" not in ran.err
    assert (ran.json["source"], ran.json["age_seconds"], ran.json["fetched_at"]) == (
        *("cache", 3600, "2026-08-16T18:00:00Z"),
    )


def test_after_the_hour_it_is_fetched_again(run: Run, api: dict[str, Any], clock: Callable[..., None]) -> None:
    run("providers", TERRA)
    clock(minutes=61)
    ran = run("providers", TERRA, "--json")
    assert len(api["paths"]) == 2
    assert f"the endpoints were fetched from {api['url']}\n" in ran.err
    assert (ran.json["source"], ran.json["age_seconds"]) == ("live", 0)


def test_refresh_fetches_however_new_it_is(run: Run, api: dict[str, Any]) -> None:
    run("providers", TERRA)
    assert run("providers", TERRA, "--refresh", "--json").json["source"] == "live"
    assert len(api["paths"]) == 2


def test_where_the_network_fails_what_was_kept_is_used_and_its_age_is_said(
    run: Run, api: dict[str, Any], clock: Callable[..., None]
) -> None:
    run("providers", TERRA)
    clock(days=40)
    api["status"] = 403
    ran = run("providers", TERRA, *WORK, "--json")
    assert ran.code == 0
    assert "the API answered 403 (Forbidden); used are the endpoints kept before, 40 days old\n" in ran.err
    assert (ran.json["source"], ran.json["age_seconds"]) == ("cache", 40 * 86_400)
    assert _by_tag(ran.json)["openai"]["total_usd"] == "0.016"


def test_with_nothing_at_hand_a_failure_of_the_network_is_one(run: Run, api: dict[str, Any]) -> None:
    api["status"] = 403
    assert run("providers", TERRA) == (4, "", "ortui: the API answered 403 (Forbidden)\n")


@pytest.mark.usefixtures("api")
def test_a_model_that_the_api_does_not_list(run: Run) -> None:
    assert run("providers", "lab/gone") == (4, "", "ortui: OpenRouter lists no endpoints for lab/gone (404)\n")


def test_an_unknown_model_names_what_is_near_and_asks_nobody(run: Run, api: dict[str, Any]) -> None:
    ran = run("providers", "openai/gpt-5.6-tera")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("ortui: there is no model “openai/gpt-5.6-tera”; near: openai/gpt-5.6-terra")
    assert api["paths"] == []


def test_an_alias_is_asked_for_as_it_is_then_by_its_target(run: Run, api: dict[str, Any]) -> None:
    ran = run("providers", ALIAS.removeprefix("~"), *WORK, "--json")
    assert api["paths"] == [
        "/api/v1/models/~openai/terra-latest/endpoints",
        "/api/v1/models/openai/gpt-5.6-terra/endpoints",
    ]
    assert f"the API answered for {TERRA}\n" in ran.err
    assert (ran.json["model"], ran.json["answered_for"]) == (ALIAS, TERRA)
    assert _by_tag(ran.json)["openai"]["total_usd"] == "0.016"


def test_odd_rows_are_counted(run: Run, api: dict[str, Any]) -> None:
    rows = [*_REAL[TERRA]["data"]["endpoints"], {"tag": "bad\x1b[31m", "pricing": {"prompt": "x"}}]
    api["answers"][TERRA] = {"data": {"id": TERRA, "endpoints": rows}}
    ran = run("providers", TERRA, "--json")
    assert "1 record was set aside (bad[31m: prompt “x” can't be read as a price)\n" in ran.err
    assert (ran.json["set_aside"], len(ran.json["endpoints"])) == (1, 7)


def test_a_model_without_any_endpoint(run: Run, api: dict[str, Any]) -> None:
    api["answers"][TERRA] = {"data": {"id": TERRA, "endpoints": []}}
    ran = run("providers", TERRA, *WORK)
    assert (ran.code, ran.out) == (0, "")
    assert f"\n0 endpoints of {TERRA}" in ran.err


@pytest.mark.usefixtures("api")
def test_a_torn_file_is_told_and_replaced(run: Run, home: Path) -> None:
    run("providers", TERRA)
    (file,) = (home / "cache" / "endpoints-1").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    ran = run("providers", TERRA)
    assert ran.code == 0
    assert f"the endpoints kept for {TERRA} can't be read: it is cut off or was altered" in ran.err
    assert "can't be read" not in run("providers", TERRA).err


def test_an_address_that_would_not_keep_a_secret_is_refused(
    run: Run, api: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_BASE_URL", "http://example.com")
    ran = run("providers", TERRA)
    assert (ran.code, api["paths"]) == (2, [])


def test_what_another_server_gave_is_not_taken_for_this_ones(
    run: Run, api: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("providers", TERRA)
    monkeypatch.setenv("OPENROUTER_BASE_URL", api["url"].replace("/v1", "/v2"))
    ran = run("providers", TERRA)
    assert ran.code == 0
    assert f"used are the endpoints kept before from {api['url']}, just now\n" in ran.err


def test_a_table_asks_for_a_key_only_where_no_endpoint_is_measured(run: Run, api: dict[str, Any]) -> None:
    del api
    assert "needs a key" in run("providers", NO_KEY, *WORK).out
    table = run("providers", TERRA, *WORK).out.split("\n\n")[0]
    (row,) = [line for line in table.splitlines() if line.startswith("amazon-bedrock")]
    assert row.split()[-2:] == ["—", "—"]


def test_without_work_fit_and_list_price_are_of_one_request_each(run: Run, api: dict[str, Any]) -> None:
    pricing = {"prompt": "0.000001", "completion": "0.000002", "discount": 0.5}
    api["answers"]["lab/gone"] = {
        "data": {"endpoints": [{"tag": "lab", "pricing": pricing, "max_completion_tokens": 500}]}
    }
    problem = "longer than the output limit: 1,000 completion tokens, the limit is 500"
    ran = run("providers", "lab/gone")
    assert f"! lab: {problem}\n" in ran.out
    assert "does not fit" in ran.out
    (endpoint,) = run("providers", "lab/gone", "--json").json["endpoints"]
    assert (endpoint["fits"], endpoint["problems"]) == (False, [problem])
    assert (endpoint["total_usd"], endpoint["list_total_usd"]) == ("0", "0")


def test_measures_are_written_as_they_were_received(run: Run, api: dict[str, Any]) -> None:
    """But not with more digits than readers of JSON keep."""
    written = "0.1234567890123456789"
    measures = {"uptime_last_30m": 99.94184637751393, "latency_last_30m": {"p50": 0.1, "p75": 1e9, "p90": written}}
    record = {"tag": "lab", "pricing": {"prompt": "1", "completion": "1"}} | measures
    text = json.dumps({"data": {"endpoints": [record]}}).replace(f'"{written}"', written)
    api["bodies"]["lab/gone"] = text
    out = run("providers", "lab/gone", *WORK, "--json").out
    assert '"uptime_30m": 99.94184637751393,' in out
    assert '"p50": 0.1,' in out
    assert '"p75": 1000000000,' in out
    assert '"p90": 0.123456789012346,' in out


def test_a_markup_is_named_as_one(run: Run, api: dict[str, Any]) -> None:
    pricing = {"prompt": "0.0000011", "completion": "0.0000022", "discount": -0.1}
    api["answers"]["lab/gone"] = {"data": {"endpoints": [{"tag": "lab", "pricing": pricing}]}}
    assert "10 % on top of 1.00 / 2.00" in run("providers", "lab/gone", *WORK).out


@pytest.mark.usefixtures("api")
def test_the_work_may_be_a_scenario(run: Run) -> None:
    by_name = run("providers", LLAMA, "--scenario", "classification", "--json").json
    by_counts = run(
        *("providers", LLAMA, "--prompt", "600", "--completion", "10", "--requests-per-day", "5000", "--json")
    ).json
    assert by_name == by_counts | {"source": "live"}  # only the first one fetches

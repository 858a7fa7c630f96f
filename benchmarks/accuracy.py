"""Print how accurate the shipped rules are.

    python benchmarks/accuracy.py [--shared FOLDER] [--second-opinion WHEN] [--disagreements] [--peers]

Our own marked drafts are always measured; the outside data only where its folder (`../shared`) is at hand.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scoring import LABELS, counts, found, rows, score, share
from tagging import table as names_table

from promptguard.assemble import assemble
from promptguard.model import Action, SecondOpinion
from promptguard.scan import Scanner
from promptguard.settings import Settings

HERE = Path(__file__).resolve().parent
PEERS = (
    ("Presidio 2.2.366 + ja_ginza 5.3 (dev)", 0.340, 0.648, 0.872, 0.538),
    ("best Japan-specific open scanner (dev)", 0.172, 0.751, 0.992, 0.0),
)
NAMED_SERVICES = (
    "aws", "gcp", "google", "azure", "github", "gitlab", "slack", "stripe", "openai", "anthropic", "huggingface", "npm",
    "pypi", "sendgrid", "twilio", "discord", "telegram", "datadog", "shopify", "square", "jwt", "private-key",
)  # fmt: skip
"""Rows of these services; the generic `security-` rows are mostly counting sequences (`abc123def456`)."""
SENTENCES = (
    "{}",
    "納品は{}までお願いします。",
    "鵜飼様のご自宅は{}です。",
    "先日{}へ引っ越しました",
    "1\t鵜飼 健\t{}\t090-0000-0000",
)
"""Where an address stands: alone in its line, in prose, in a row of a table."""
EXPECTED = {
    "PHONE": "PHONE_NUMBER",
    "EMAIL": "EMAIL_ADDRESS",
    "PENSION": "PENSION_NUMBER",
    "JUMINHYO": "RESIDENT_RECORD_CODE",
    "KAIGO_INSURANCE": "CARE_INSURANCE",
    "YUCHO_ACCOUNT": "BANK_ACCOUNT",
}


def line(name: str, recall: float, leak: float, precision: float, alarmed: float) -> str:
    """One row of the table of drafts."""
    return f"{name:44s} {recall:7.1%} {leak:7.1%} {precision:9.1%} {alarmed:8.1%}"


def drafts(shared: Path | None, *, second_opinion: SecondOpinion) -> None:
    """Marked drafts: ours, and the evaluation's."""
    sets = [(f"ours, {f.name}", f / "drafts.jsonl", f / "dictionary.yaml") for f in sorted((HERE / "drafts").iterdir())]
    if shared:
        sets.append(("evaluation drafts (dev)", shared / "eval" / "dev.jsonl", shared / "eval" / "dictionary.yaml"))
    print(f"{'drafts':44s} {'recall':>7s} {'leak':>7s} {'precision':>9s} {'alarmed':>8s}")
    for name, cases, dictionary in sets:
        scanner = assemble(Settings(dictionaries=(dictionary,), second_opinion=second_opinion))
        result = score(scanner, rows(cases))
        print(line(name, result.recall, result.leak, result.precision, result.alarmed))
        print("   " + " · ".join(f"{label} {recall:.0%}/{spans}" for label, (spans, recall) in result.labels.items()))
    for peer in PEERS:
        print(line(*peer))


def without_dictionary(shared: Path, *, second_opinion: SecondOpinion) -> None:
    """What is found of persons and clients where nobody has registered anything."""
    scanner = assemble(Settings(second_opinion=second_opinion))
    result = score(scanner, rows(shared / "eval" / "dev.jsonl"))
    shown = " · ".join(f"{label} {result.labels[label][1]:.1%}" for label in ("PERSON", "CLIENT"))
    print(f"\nevaluation drafts (dev) without a dictionary: {shown}, clean drafts alarmed {result.alarmed:.1%}")


def passages(scanner: Scanner, shared: Path) -> None:
    """Harmless passages of other projects: how many raise anything, and anything above a warning."""
    any_finding: Counter[str] = Counter()
    alarmed = above = total = 0
    for row in rows(shared / "data" / "clean_passages.jsonl"):
        findings = [f for f in scanner.scan(row["text"]).findings if f.action > Action.ALLOW]
        total += 1
        alarmed += bool(findings)
        above += any(f.action > Action.WARN for f in findings)
        any_finding.update({f.rule for f in findings})
    print(f"\nclean passages: {share(above, total):.1%} above WARN, {share(alarmed, total):.1%} in all, of {total}")
    print("   " + " · ".join(f"{rule} {n}" for rule, n in any_finding.most_common(12)))


def secrets(scanner: Scanner, shared: Path) -> None:
    """Test vectors of secret scanners: raised above a warning, and (positives) warned of at least."""
    tally: dict[str, list[bool]] = {}
    for row in rows(shared / "data" / "secrets.jsonl"):
        if row["rule"].startswith("core-"):  # cards and mail addresses
            continue
        found = [f for f in scanner.scan(row["text"]).findings if f.category == "credential"]
        raised = any(f.action > Action.WARN for f in found)
        if row["expect"] != "secret":
            tally.setdefault("negatives", []).append(raised)
            continue
        tally.setdefault("all positives", []).append(raised)
        tally.setdefault("all positives, with warnings", []).append(bool(found))
        if row["rule"].startswith(NAMED_SERVICES):
            tally.setdefault("named services", []).append(raised)
    print("\nsecrets raised: " + " · ".join(f"{k} {share(sum(v), len(v)):.1%} of {len(v)}" for k, v in tally.items()))


def addresses_and_phones(scanner: Scanner, shared: Path) -> None:
    """Share of addresses and phone numbers of which nine tenths are covered."""
    kept: dict[str, list[bool]] = {}
    for row in rows(shared / "data" / "addresses.jsonl"):
        kept.setdefault(f"addresses, {row['detail']}", []).append(_covers(scanner, row["text"], row["spans"], 0))
    for row in rows(shared / "data" / "phones.jsonl"):
        text = f"電話 {row['text']}"
        kept.setdefault("phones with a label", []).append(_covers(scanner, text, row["spans"], 3))
    print("\ncovered: " + " · ".join(f"{k} {share(sum(v), len(v)):.1%} of {len(v)}" for k, v in kept.items()))


def whole_addresses(scanner: Scanner, shared: Path) -> None:
    """Share of the addresses with a number that one finding covers exactly: alone, and in sentences of ours."""
    numbered = [row for row in rows(shared / "data" / "addresses.jsonl") if row["detail"] == "number"]
    print("\naddresses found whole:")
    for sentence in SENTENCES:
        exact = sum(_found_whole(scanner, sentence, row) for row in numbered)
        print(f"   {share(exact, len(numbered)):6.1%} of {len(numbered)}  {sentence!r}")


def _found_whole(scanner: Scanner, sentence: str, row: dict[str, Any]) -> bool:
    shift = sentence.index("{}")
    findings = scanner.scan(sentence.format(row["text"])).findings
    places = {(f.span.start - shift, f.span.end - shift) for f in findings if f.entity == "JP_ADDRESS"}
    return all((span["start"], span["end"]) in places for span in row["spans"])


def _covers(scanner: Scanner, text: str, spans: list[dict[str, int]], shift: int) -> bool:
    covered = found(scanner, text)
    places = [i + shift for s in spans for i in range(s["start"], s["end"]) if counts(text[i + shift])]
    return bool(places) and sum(i in covered for i in places) >= 0.9 * len(places)


def identifiers(scanner: Scanner, shared: Path, *, show: bool) -> None:
    """Lines and values of another project, with what its tests expect."""
    known = _explained()
    for name, judge in (("identifier_lines", _line_agrees), ("identifier_values", _value_agrees)):
        result = [(row["id"], row["text"], judge(scanner, row)) for row in rows(shared / "data" / f"{name}.jsonl")]
        wrong = [(i, text) for i, text, agrees in result if agrees is False]
        judged = [r for r in result if r[2] is not None]
        unexplained = [(i, text) for i, text in wrong if i not in known]
        agreed = len(judged) - len(wrong)
        print(
            f"\n{name}: {agreed} of {len(judged)} agree; {len(wrong) - len(unexplained)} disagreements "
            f"are explained in disagreements.yaml, {len(unexplained)} are not"
        )
        for identity, text in wrong if show else unexplained:
            print(f"   {identity} {text!r} {known.get(identity, '')}")


def _explained() -> dict[str, str]:
    import yaml

    groups = yaml.safe_load((HERE / "disagreements.yaml").read_text(encoding="utf-8"))
    return {identity: group["reason"] for group in groups for identity in group["ids"]}


def _entities(scanner: Scanner, text: str) -> set[str]:
    names = (str(f.entity).removeprefix("JP_") for f in scanner.scan(text).findings if f.action > Action.ALLOW)
    return {LABELS.get(name, name) for name in names}


def _line_agrees(scanner: Scanner, row: dict[str, list[str]]) -> bool | None:
    expected = {EXPECTED.get(e, e) for e in row["expect"]}
    entities = _entities(scanner, str(row["text"]))
    return expected <= entities if expected else not entities


def _value_agrees(scanner: Scanner, row: dict[str, str]) -> bool | None:
    """A bare value is put behind its label; kinds that are not about a value (roles) are not ours."""
    label = {
        "PHONE": "電話",
        "EMAIL": "メール",
        "MY_NUMBER": "個人番号",
        "DATE_OF_BIRTH": "生年月日",
        "POSTAL_CODE": "郵便番号",
        "DRIVERS_LICENSE": "運転免許証番号",
        "PASSPORT": "旅券番号",
        "RESIDENCE_CARD": "在留カード番号",
        "PENSION": "基礎年金番号",
        "HEALTH_INSURANCE": "保険者番号",
        "EMPLOYMENT_INSURANCE": "雇用保険被保険者番号",
        "KAIGO_INSURANCE": "介護保険被保険者番号",
        "PERSON": "氏名",
        "ADDRESS": "住所",
        "BANK_ACCOUNT": "普通 口座番号",
        "YUCHO_ACCOUNT": "ゆうちょ 記号番号",
    }.get(row["type"])
    if label is None:
        return None
    entity = EXPECTED.get(row["type"], row["type"])
    return (entity in _entities(scanner, f"{label}：{row['text']}")) == bool(row["valid"])


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument(
        "--second-opinion", type=SecondOpinion, choices=list(SecondOpinion), default=SecondOpinion.NEVER
    )
    parser.add_argument("--peers", action="store_true", help="measure ja_ginza on the public sentences, too (minutes)")
    parser.add_argument("--disagreements", action="store_true", help="list the explained ones, too")
    args = parser.parse_args()
    shared = args.shared if args.shared.is_dir() else None
    drafts(shared, second_opinion=args.second_opinion)
    if shared is None:
        print("the outside data is not at hand: only our own drafts were measured", file=sys.stderr)
        return
    without_dictionary(shared, second_opinion=args.second_opinion)
    names_table(shared, peers=args.peers)
    scanner = assemble(Settings(second_opinion=args.second_opinion))
    tables: tuple[Callable[[Scanner, Path], None], ...] = (passages, secrets, addresses_and_phones, whole_addresses)
    for table in tables:
        table(scanner, shared)
    identifiers(scanner, shared, show=args.disagreements)


if __name__ == "__main__":
    main()

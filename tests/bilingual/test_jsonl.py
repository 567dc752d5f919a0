import io
import json

from aligner.bilingual.jsonl import write
from tests.samples import alignment


def test_every_line_says_all_of_its_bead():
    stream = io.BytesIO()
    write(alignment(), stream)
    lines = [json.loads(line) for line in stream.getvalue().decode().splitlines()]
    assert len(lines) == 5
    assert lines[1] | {"id": ""} == {
        "id": "",
        "source": "В этом году приехали 10 команд из пяти стран.",
        "target": "Cette année, 17 équipes de cinq pays sont venues.",
        "source_lang": "ru",
        "target_lang": "fr",
        "confidence": 0.75,
        "similarity": 0.7,
        "flags": [
            {"kind": "number", "severity": "error", "message": "10 команд ↔ 17 équipes", "id": "0123456789ab"},
        ],
    }
    assert (lines[2]["target"], lines[3]["source"]) == ("", "")

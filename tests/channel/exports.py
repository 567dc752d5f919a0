"""A channel that never was, and its export by Telegram Desktop in both forms, as the exporter's source writes them."""

from __future__ import annotations

import datetime
import html
import json
from collections.abc import Iterator
from dataclasses import dataclass

START = datetime.datetime(2024, 1, 1, 9, 30, tzinfo=datetime.UTC)
ZONE = datetime.timezone(datetime.timedelta(hours=3))

PLACES = (
    ("библиотека на набережной", "la bibliothèque du quai"),
    ("школа у вокзала", "l’école de la gare"),
    ("больница в старом городе", "l’hôpital de la vieille ville"),
    ("рынок на площади", "le marché de la place"),
    ("музей часов", "le musée des horloges"),
    ("мост через реку", "le pont sur la rivière"),
    ("парк за ратушей", "le parc derrière la mairie"),
)
NEWS = (
    (
        "снова открыта для всех жителей после ремонта, который длился {n} дней",
        "rouvre à tous après {n} jours de travaux",
    ),
    ("закрывается на {n} дней из-за паводка и сильного ветра", "ferme {n} jours à cause de la crue et du vent fort"),
    ("получит {n} новых окон и тёплую крышу до зимы", "recevra {n} fenêtres neuves et un toit chaud avant l’hiver"),
    ("ждёт {n} помощников в субботу утром, приходите", "attend {n} volontaires samedi matin, venez avec vos amis"),
    ("отмечает юбилей: ей исполнилось {n} лет", "fête son anniversaire : {n} ans déjà, et toujours jeune"),
)
ARABIC = "أهلا بكم في مدينتنا الصغيرة على ضفة النهر، الدخول مجاني لجميع الزوار هذا الأسبوع رقم {n}"


@dataclass(frozen=True)
class Sent:
    """A message as its author wrote it. ``parts`` are plain strings and (entity type, text) pairs."""

    number: int
    parts: tuple[str | tuple[str, str], ...] = ()
    kind: str = "message"
    media: str = ""
    forwarded_from: str = ""
    reply_to: int = 0
    is_edited: bool = False
    reactions: tuple[tuple[str, int], ...] = ()
    poll: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime.datetime:
        return START + datetime.timedelta(hours=5 * self.number)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part[1] for part in self.parts)


RU_END, FR_END = "Подробности узнаете в городском совете.", "Renseignez-vous au conseil municipal."


def russian(n: int) -> str:
    return f"Новости: {PLACES[n % 7][0]} {NEWS[n % 5][0].format(n=n)}. {RU_END}"


def french(n: int) -> str:
    return f"Nouvelles : {PLACES[n % 7][1]} {NEWS[n % 5][1].format(n=n)}. {FR_END}"


def channel(n_posts: int) -> tuple[list[Sent], list[tuple[int, str, str]]]:
    """Messages of every sort, and the statements in them: number of the message, language and text."""
    sorts = [_sort(n) for n in range(1, n_posts + 1)]
    expected = [(message.number, lang, text) for message, statements in sorts for lang, text in statements]
    return [message for message, _ in sorts], expected


def _sort(n: int) -> tuple[Sent, list[tuple[str, str]]]:
    ru, fr = russian(n), french(n)
    sorts: list[tuple[Sent, list[tuple[str, str]]]] = [
        (Sent(n, (ru,), reactions=(("❤", 2), ("👍", n))), [("ru", ru)]),
        (
            Sent(n, (("bold", f"Titre {n} & <suite>"), f"\n\n{fr}"), reply_to=n - 1),
            [("fr", f"Titre {n} & <suite>\n\n{fr}")],
        ),
        (Sent(n, (f"{ru}\n\n{fr}",), is_edited=True), [("ru", ru), ("fr", fr)]),
        (Sent(n, kind="service", parts=(f"Мэрия № {n}",)), []),
        (Sent(n, (ru, "\n", ("text_link", "Читайте полностью")), forwarded_from="Мэрия 🏛"), [("ru", ru)]),
        (Sent(n, (f"  🎉 {fr}\u2028🎊 ", ("hashtag", "#Ville")), media="photo"), [("fr", f"🎉 {fr}\n\n🎊 #Ville")]),
        (Sent(n, media="photo"), []),
        (Sent(n, media="photo"), []),
        (Sent(n, ("🎉🎉",)), []),
        (Sent(n, poll=(ru, f"Да, {n} раз", f"Нет, {n} раз")), [("ru", f"{ru}\n\nДа, {n} раз\n\nНет, {n} раз")]),
        (Sent(n, (ARABIC.format(n=n), ("italic", " \u200f(مجانا)"))), [("ar", f"{ARABIC.format(n=n)} \u200f(مجانا)")]),
        (Sent(n, (("blockquote", fr), "14:05")), [("fr", f"{fr}14:05")]),
    ]
    return sorts[n % len(sorts)]


def as_json(sent: list[Sent]) -> str:
    messages = [_entry(message) for message in sent]
    whole = {"name": "Город | Ville", "type": "public_channel", "id": 1, "messages": messages}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _entry(message: Sent) -> dict[str, object]:
    moment = message.moment.astimezone(ZONE)
    entry: dict[str, object] = {
        "id": message.number,
        "type": message.kind,
        "date": moment.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(int(moment.timestamp())),
    }
    if message.kind == "service":
        return entry | {"actor": "Ville", "action": "edit_group_title", "title": message.text, "text": ""}
    if message.is_edited:
        entry |= {"edited": "2025-01-01T00:00:00", "edited_unixtime": "1735678800"}
    entry |= {"from": "Ville", "from_id": "channel1"}
    if message.forwarded_from:
        entry["forwarded_from"] = message.forwarded_from
    if message.reply_to:
        entry["reply_to_message_id"] = message.reply_to
    if message.media:
        entry |= {"photo": f"photos/photo_{message.number}.jpg", "width": 800, "height": 600}
    if message.poll:
        answers = [{"text": text, "voters": 3, "chosen": False} for text in message.poll[1:]]
        entry["poll"] = {"question": message.poll[0], "closed": False, "total_voters": 6, "answers": answers}
    parts = [part if isinstance(part, str) else {"type": part[0], "text": part[1]} for part in message.parts]
    entry["text"] = message.text if all(isinstance(part, str) for part in message.parts) else parts
    if message.reactions:
        entry["reactions"] = [{"type": "emoji", "count": count, "emoji": sign} for sign, count in message.reactions]
    return entry


def as_html(sent: list[Sent]) -> str:
    body = "".join(line for message in sent for line in _block(message))
    return f"""<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
  <title>Exported Data</title>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
Город | Ville
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
1 January 2024
      </div>
     </div>
{body}    </div>
   </div>
  </div>
 </body>
</html>
"""


def _block(message: Sent) -> Iterator[str]:
    if message.kind == "service":
        title = html.escape(message.text)
        yield f'<div class="message service" id="message{message.number}">\n'
        yield f'<div class="body details">\nVille changed group title to «{title}»\n</div>\n</div>\n'
        return
    moment = message.moment.astimezone(ZONE)
    yield f'<div class="message default clearfix" id="message{message.number}">\n'
    yield '<div class="pull_left userpic_wrap">\n<div class="userpic userpic1">\n'
    yield '<div class="initials">\nV\n</div></div></div>\n'
    yield f'<div class="body">\n<div class="pull_right date details" title="{moment:%d.%m.%Y %H:%M:%S} UTC+03:00">\n'
    yield f'{moment:%H:%M}\n</div>\n<div class="from_name">\nVille\n</div>\n'
    if message.reply_to:
        yield '<div class="reply_to details">\nIn reply to '
        yield f'<a href="#go_to_message{message.reply_to}">this message</a>\n</div>\n'
    if message.forwarded_from:
        yield f'<div class="forwarded body">\n<div class="from_name">\n{message.forwarded_from} '
        yield '<span class="date details" title="01.01.2020 00:00:00 UTC+03:00"> 01.01.2020 00:00:00</span>\n</div>\n'
    if message.media:
        yield '<div class="media_wrap clearfix">\n<a class="photo_wrap clearfix pull_left" href="photos/p.jpg">\n'
        yield '<img class="photo" src="photos/p_thumb.jpg"/>\n</a>\n</div>\n'
    if message.poll:
        yield '<div class="media_wrap clearfix">\n<div class="media_poll">\n'
        yield f'<div class="question bold">\n{message.poll[0]}\n</div>\n'
        yield '<div class="details">\nAnonymous poll\n</div>\n'
        for answer in message.poll[1:]:
            yield f'<div class="answer">\n- {answer} <span class="details">3 votes</span>\n</div>\n'
        yield '<div class="total details">\n6 votes\n</div>\n</div>\n</div>\n'
    if message.text:
        yield f'<div class="text">\n{"".join(map(_markup, message.parts))}\n</div>\n'
    if message.forwarded_from:
        yield "</div>\n"
    if message.reactions:
        yield '<span class="reactions">\n'
        for sign, count in message.reactions:
            yield f'<span class="reaction">\n<span class="emoji">{sign}</span>\n'
            yield f'<span class="count">{count}</span>\n</span>\n'
        yield "</span>\n"
    yield "</div>\n</div>\n"


def _markup(part: str | tuple[str, str]) -> str:
    kind, text = ("plain", part) if isinstance(part, str) else part
    escaped = html.escape(text).replace("\n", "<br>").replace("\u2028", "<br>")
    tags = {"bold": "strong", "italic": "em", "blockquote": "blockquote", "text_link": "a", "hashtag": "a"}
    return f"<{tags[kind]}>{escaped}</{tags[kind]}>" if kind in tags else escaped

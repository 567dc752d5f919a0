"""Lines of channels and pages in English that are no text of anybody's."""

from aligner.language.chrome import ChromeLine

CHROME = (
    ChromeLine(
        "forwarded",
        r"Forwarded from .+",
        "Forwarded from The Daily Example",
    ),
    ChromeLine(
        "day",
        r"(?:January|February|March|April|May|June|July|August|September|October|November|"
        r"December) \d{1,2}(?:, \d{4})?",
        "December 20, 2025",
    ),
    ChromeLine(
        "views",
        r"\d+(?:[.,]\d+)?\s?[KM]?\s?views?(?: ?,?(?:edited)? ?\d{1,2}:\d{2}(?: ?[AP]M)?)?",
        "1.2K views 14:05",
    ),
    ChromeLine(
        "comments",
        r"(?:\d+ comments?|Leave a comment)",
        "12 comments",
    ),
    ChromeLine(
        "service",
        r"Channel (?:name|photo|username|description) (?:was |has been )?(?:changed|updated|removed|"
        r"deleted)(?: .+)?",
        "Channel name was changed to «Town Hall»",
    ),
    ChromeLine(
        "service",
        r'Channel created|Pinned message|.{1,80} pinned (?:a (?:message|photo|video|file|poll)|[«"“].+)|'
        r".{1,80} (?:joined|left) the (?:channel|group)",
        "Town Hall pinned «Winter hours»",
    ),
    ChromeLine(
        "media",
        r"(?:Media|Video|File|Photo) is too big|VIEW IN TELEGRAM|This media is not supported in .+|"
        r"Please open Telegram to view this post",
        "Media is too big",
    ),
    ChromeLine(
        "media-placeholder",
        r"\[ ?(?:Photo|Video|Album|Sticker|GIF|File|Audio|Voice message|Poll|Location)(?: ?:.*)? ?\]|"
        r"Photo|Video|\d{1,2}:\d{2} Video",
        "[ Photo ]",
    ),
    ChromeLine(
        "media-link",
        r"{emoji}+\s*(?:Audio|Video|Recording|Broadcast|Transcript)(?: .{0,60}[^.!?:…])?",
        "🎥 Video of the speech",
    ),
    ChromeLine(
        "read-more",
        r"(?:Read|Learn|Show|See) (?:more|also|in full|all)\W*|Read (?:the )?full (?:text|article|"
        r"story)\W*|Full text(?: [^.!?]{1,60})?|Continue reading\W*",
        "Read more",
    ),
    ChromeLine(
        "subscribe",
        r"Subscribe(?: to (?:our|the) .{1,60})?\W*|Follow us(?: on .{1,40})?\W*|"
        r"Sign up for .{0,30}newsletter\W*|Join (?:us|our channel)(?: on .{1,40})?\W*",
        "Subscribe to our newsletter",
    ),
    ChromeLine(
        "navigation",
        r"News|Latest news|All news|Home|Menu|Search|Contacts?|About(?: us)?|Log ?in|Sign in|"
        r"Skip to (?:main )?content|Back(?: to top)?|Next(?: (?:post|article|page))?|Previous(?: (?:post|"
        r"article|page))?|Close",
        "Skip to content",
    ),
    ChromeLine(
        "footer",
        r"All rights reserved\W*|Privacy policy|Terms of (?:use|service)|(?:Made|Built|Powered) (?:on|"
        r"with|by)(?: .{1,40})?",
        "All rights reserved.",
    ),
    ChromeLine(
        "cookies",
        r"(?:We use|This (?:site|website) uses) cookies.*|Accept(?: all)?(?: cookies)?|(?:Reject|"
        r"Decline)(?: all)?|Cookie (?:settings|policy)",
        "This site uses cookies.",
    ),
    ChromeLine(
        "channel-page",
        r"\d[\d.,\s]*[KMB]? ?(?:subscribers?|members?|followers?|photos?|videos?|files?|links?|audio files?|"
        r"voice messages?|GIFs?|polls?)(?:, \d[\d,]* online)?",
        "2.56K subscribers",
    ),
    ChromeLine(
        "channel-page",
        r"Download Telegram|Preview channel|View channel|Join (?:channel|group)|"
        r"If you have Telegram, you can .+|.{1,128} right away\.",
        "Download Telegram",
    ),
    ChromeLine(
        "app",
        r"Download|Blog|Apps?|Platform|Join|Mute|Unmute|Open (?:in )?(?:app|Telegram|Telegram Desktop)|Pinned Message|"
        r"(?:Show|Hide) (?:more|translation)|Channel Info|Telegram Web",
        "Mute",
    ),
)

"""LiveHost: looks at one library of Docs/Connectors.md, in the interpreter that has it.

Reads a question as JSON on standard input and answers as JSON. Makes no connection.

SPDX-License-Identifier: Apache-2.0
"""

import contextlib
import importlib
import importlib.metadata
import io
import json
import os
import socket
import sys
import types
import warnings


def no_network(*_):
    raise OSError("the probe makes no connections")


class TikTokLive:
    package, modules = "TikTokLive", ["TikTokLive.events"]

    def has(self, event, path):
        found = getattr(importlib.import_module("TikTokLive.events"), event, None)
        for name in path.split(".")[:-1] if path else []:
            # What parsing really makes, which is not always what the type hints say.
            found = found and found()._betterproto.cls_by_field.get(name)
        return found is not None and (not path or hasattr(found(), path.split(".")[-1]))

    def claims(self):
        import inspect

        import TikTokLive

        events = importlib.import_module("TikTokLive.events")
        names = dir(events)
        run = inspect.signature(TikTokLive.TikTokLiveClient.run)
        yield "user.display_id", self.has("CommentEvent", "user.display_id")
        yield "common.create_time", self.has("CommentEvent", "common.create_time")
        yield "OecLiveShoppingEvent", "OecLiveShoppingEvent" in names
        yield "no event of leaving", not [n for n in names if "Leave" in n or "Exit" in n]
        yield "process_connect_events", "process_connect_events" in run.parameters
        try:
            TikTokLive.TikTokLiveClient("someone").on(events.JoinEvent, print)
            yield "on(event, function) fails", False
        except AttributeError:
            pass

    def run(self, go):
        import TikTokLive
        from TikTokLive import events

        def message(event, number, **fields):
            made = event()
            user = made._betterproto.cls_by_field["user"](id=2**62, nickname="小明")
            common = made._betterproto.cls_by_field["common"](msg_id=2**62 + number)
            for name, value in {"user": user, "common": common, **fields}.items():
                setattr(made, name, value)
            return event().parse(bytes(made))

        def emit(client, **_):
            gift = events.GiftEvent()._betterproto.cls_by_field["gift"]
            said = [
                message(events.CommentEvent, 1, content="3号来两份"),
                message(events.JoinEvent, 2),
                message(events.FollowEvent, 3),
                message(events.LikeEvent, 4, count=15000),
                message(events.GiftEvent, 5, repeat_count=2, gift=gift(type=1)),
                message(events.GiftEvent, 6, repeat_count=3, repeat_end=1, gift=gift(type=1)),
            ]
            for event in said:
                client.emit(event.get_type(), event)

        TikTokLive.TikTokLiveClient.run = emit
        return go("someone")


class Blivedm:
    package, modules = "blivedm", ["blivedm"]

    def has(self, event, path):
        import dataclasses

        import blivedm

        found = getattr(blivedm, event, None)
        return found is not None and (
            not path or path in [field.name for field in dataclasses.fields(found)]
        )

    def claims(self):
        from blivedm import handlers

        yield "INTERACT_WORD is ignored", "INTERACT_WORD" in handlers.IGNORED_CMDS
        yield "GiftMessage.price", self.has("GiftMessage", "price")
        yield "SuperChatMessage.price", self.has("SuperChatMessage", "price")

    def run(self, go):
        import dataclasses

        import blivedm

        class Any(dict):
            """A raw message of the platform, as far as the library asks for it."""

            def __missing__(self, key):
                return Any()

        def danmaku(uid):
            info = [[0] * 16, "3号来两份", [uid, "小明"] + [0] * 6, [], [0] * 4, ["", ""], 0, 0]
            info[0][4], info[0][7] = 1790000000123, "a1b2c3"
            return {"cmd": "DANMU_MSG", "info": info}

        user = {"uname": "小明", "face": "", "guard_level": 0, "user_level": 0}
        names = {field.name for field in dataclasses.fields(blivedm.GiftMessage)}
        names |= {field.name for field in dataclasses.fields(blivedm.SuperChatMessage)}
        base = {name: 1 for name in names} | {
            "uid": 42, "uname": "小明", "username": "小明", "num": 2, "tid": "t-1", "id": 9,
            "giftName": "", "giftId": 1, "giftType": 1, "message": "2号要", "user_info": user,
            "gift": Any(),
        }  # fmt: skip

        async def join(client):
            for command in (
                danmaku(42),
                danmaku(0),
                {"cmd": "SEND_GIFT", "data": Any(base)},
                {"cmd": "GUARD_BUY", "data": Any(base)},
                {"cmd": "SUPER_CHAT_MESSAGE", "data": Any(base)},
            ):
                for handler in client._handlers:
                    await handler.handle(client, command)

        blivedm.BLiveClient.start = lambda client: None
        blivedm.BLiveClient.join = join
        os.environ["SESSDATA"] = "none"
        return go("1", "42")


class Pytchat:
    package, modules = "pytchat", ["pytchat"]
    renderers = {
        "textMessage": "liveChatTextMessageRenderer",
        "superChat": "liveChatPaidMessageRenderer",
        "superSticker": "liveChatPaidStickerRenderer",
        "newSponsor": "liveChatMembershipItemRenderer",
    }

    def item(self, event, text="3号来两份"):
        picture = {"thumbnails": [{"url": "//a"}, {"url": "//b"}]}
        fields = {
            "id": f"{event}-{text}", "timestampUsec": "1790000000123456",
            "authorExternalChannelId": "UC1", "authorName": {"simpleText": "小明"},
            "authorPhoto": picture, "sticker": picture,
            "purchaseAmountText": {"simpleText": "¥500"},
            "message": {"runs": [{"text": text}] if text else []},
        }  # fmt: skip
        return {self.renderers.get(event, event): fields}

    def has(self, event, path):
        from pytchat.processors.default.processor import DefaultProcessor

        found = DefaultProcessor()._parse(self.item(event))
        if found is None or found.type != event:
            return False
        for name in path.split(".") if path else []:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True

    def claims(self):
        import pytchat.core.pytchat as core

        for name in ("is_alive", "is_replay", "get", "raise_for_status"):
            yield name, hasattr(core.PytchatCore, name)

    def run(self, go):
        import pytchat
        from pytchat.processors.default.processor import Chatdata, DefaultProcessor

        items = [self.item(event) for event in self.renderers] + [self.item("superChat", "")]
        data = [{"addChatItemAction": {"item": item}} for item in items]
        page = DefaultProcessor().process([{"timeout": 0, "chatdata": data}])
        Chatdata.sync_items = lambda page: page.items
        turns = iter([True, False])
        pytchat.create = lambda video_id: types.SimpleNamespace(
            is_alive=lambda: next(turns), get=lambda: page, is_replay=lambda: False,
            raise_for_status=lambda: None,
        )  # fmt: skip
        return go("12345678901")


class ChatDownloader:
    package, modules = "chat-downloader", ["chat_downloader"]
    youtube = {
        "text_message": "liveChatTextMessageRenderer",
        "paid_message": "liveChatPaidMessageRenderer",
        "paid_sticker": "liveChatPaidStickerRenderer",
        "membership_item": "liveChatMembershipItemRenderer",
    }
    twitch = {
        "text_message": ("PRIVMSG", ""),
        "highlighted_message": ("PRIVMSG", "msg-id=highlighted-message;"),
        "subscription": ("USERNOTICE", "msg-id=sub;"),
        "subscription_gift": ("USERNOTICE", "msg-id=subgift;"),
    }

    def messages(self, event):
        from chat_downloader.sites.twitch import TwitchChatDownloader
        from chat_downloader.sites.youtube import YouTubeChatDownloader

        if event in self.youtube:
            groups = YouTubeChatDownloader._MESSAGE_GROUPS.values()
            fields = Pytchat().item("", "" if event == "membership_item" else "3号来两份")[""]
            made = YouTubeChatDownloader._parse_item({self.youtube[event]: fields})
            if any(event in group for group in groups):
                yield {**made, "message_type": event}
        if event in self.twitch:
            kind, tag = self.twitch[event]
            line = (
                f"@{tag}display-name=Ming;id=t-{event};user-id=7;tmi-sent-ts=1790000000123"
                f" :ming!ming@ming.tmi.twitch.tv {kind} #room :3号来两份\r\n"
            )
            match = next(TwitchChatDownloader._MESSAGE_REGEX.finditer(line))
            yield TwitchChatDownloader._parse_irc_item(match)

    def has(self, event, path):
        found = [message for message in self.messages(event) if message["message_type"] == event]
        for name in path.split(".") if path else []:
            found = [part[name] for part in found if isinstance(part, dict) and name in part]
        return bool(found)

    def claims(self):
        from chat_downloader.sites.twitch import TwitchChatDownloader

        coming = ":ming!ming@ming.tmi.twitch.tv JOIN #room\r\n"
        yield "JOIN is skipped", not TwitchChatDownloader._MESSAGE_REGEX.search(coming)

    def run(self, go):
        import chat_downloader

        def get_chat(_, url, message_types):
            made = [m for event in {**self.youtube, **self.twitch} for m in self.messages(event)]
            return [message for message in made if message["message_type"] in message_types]

        chat_downloader.ChatDownloader.get_chat = get_chat
        return go("https://www.twitch.tv/someone")


class StreamList:
    """YouTube's own description, or the code generated from stream_list.proto."""

    package, modules = "google-api-python-client", ["googleapiclient"]

    def __init__(self):
        try:
            self.pb = importlib.import_module("stream_list_pb2")
            self.package, self.modules = "grpcio", ["grpc", "stream_list_pb2_grpc"]
        except ImportError:
            self.pb = None

    def camel(self, name):
        first, *rest = name.lower().split("_")
        return first + "".join(part.title() for part in rest)

    def has(self, event, path):
        if self.pb is not None:
            kinds = self.pb.LiveChatMessageSnippet.TypeWrapper.Type.keys()
            found = self.pb.LiveChatMessage.DESCRIPTOR
            for name in path.split(".") if path else []:
                field = found.fields_by_name.get(name) if found else None
                if field is None:
                    return False
                found = field.message_type
            return event in kinds
        schemas = self.document()["schemas"]
        name, snippet = "LiveChatMessage", schemas["LiveChatMessageSnippet"]["properties"]
        for part in path.split(".") if path else []:
            field = schemas.get(name, {}).get("properties", {}).get(self.camel(part))
            if field is None:
                return False
            name = field.get("$ref")
        return self.camel(event) in snippet["type"]["enum"]

    def document(self):
        import googleapiclient

        place = os.path.join(os.path.dirname(googleapiclient.__file__), "discovery_cache")
        with open(os.path.join(place, "documents", "youtube.v3.json")) as file:
            return json.load(file)

    def claims(self):
        yield "GIFT_EVENT", self.has("GIFT_EVENT", "snippet.gift_details.combo_count")
        try:
            cost = json.dumps(self.document()["resources"]["youtube"])
        except ImportError:
            return
        yield "5 units a call", "liveChat/messages/stream" in cost and "5 units" in cost

    def run(self, go):
        if self.pb is None:
            return None
        import stream_list_pb2_grpc as rpc

        names = ["TEXT_MESSAGE", "SUPER_CHAT", "SUPER_CHAT", "SUPER_STICKER"]
        names += ["MEMBERSHIP_GIFTING", "NEW_SPONSOR", "POLL"]
        page = self.pb.LiveChatMessageListResponse(next_page_token="p")
        for number, name in enumerate(names):
            m = page.items.add(id=f"m-{number}")
            m.snippet.type = self.pb.LiveChatMessageSnippet.TypeWrapper.Type.Value(name + "_EVENT")
            m.snippet.published_at = "2026-11-23T11:32:05.412345+00:00"
            m.author_details.channel_id, m.author_details.display_name = "UC1", "小明"
        page.items[0].snippet.text_message_details.message_text = "3号来两份"
        page.items[1].snippet.super_chat_details.user_comment = "2号要"
        page.items[4].snippet.membership_gifting_details.gift_memberships_count = 5
        rpc.V3DataLiveChatMessageServiceStub = lambda link: types.SimpleNamespace(
            StreamList=lambda ask, metadata: [page]
        )
        os.environ["YOUTUBE_API_KEY"] = "none"
        return go("chat")


LIBRARIES = {
    "TikTok: TikTokLive": TikTokLive,
    "Bilibili: blivedm": Blivedm,
    "YouTube without a key: pytchat": Pytchat,
    "YouTube, official: streamList": StreamList,
    "YouTube and Twitch: chat-downloader": ChatDownloader,
}


def answer(question):
    library = LIBRARIES[question["title"]]()
    code = compile(question["code"], question["title"], "exec")
    try:
        for name in library.modules:
            importlib.import_module(name)
    except ImportError as problem:
        return {"installed": False, "why": str(problem), "package": library.package}
    events = question["events"]
    missing = [event for event in events if not library.has(event, "")]
    missing += [
        f"{event}.{path}"
        for event, paths in events.items()
        for path in paths
        if not library.has(event, path)
    ]
    missing += [f"claim: {name}" for name, is_true in library.claims() if not is_true]

    def go(*arguments):
        sys.argv = ["recipe.py", *arguments]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, {"__name__": "__main__"})
        return printed.getvalue().splitlines()

    return {
        "installed": True,
        "package": library.package,
        "version": importlib.metadata.version(library.package),
        "missing": missing,
        "lines": library.run(go),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    socket.socket.connect = no_network
    print(json.dumps(answer(json.load(sys.stdin))))

"""The few words that pages have before their script runs, in every language."""

from typing import Literal

from pydantic import BaseModel

Language = Literal["en", "zh-Hans", "zh-Hant"]


class PageWords(BaseModel, frozen=True):
    """Titles, descriptions and errors."""

    tagline: str
    description: str
    labs: str
    lab: str
    needs_script: str
    not_found: str
    no_such_lab: str
    not_built: str
    trouble: str
    home: str


WORDS: dict[Language, PageWords] = {
    "en": PageWords(
        tagline="Watch a network bend space until the knot comes undone.",
        description="Build a small neural network, press play and see it untangle the data. Share the run by its link.",
        labs="Labs",
        lab="Lab",
        needs_script="This page draws with JavaScript. Switch it on and reload.",
        not_found="There is nothing at this address.",
        no_such_lab="There is no lab of this name.",
        not_built="The page has not been built. Run “make setup” in the checkout, then reload.",
        trouble="The server cannot answer now. Reload in a moment.",
        home="All labs",
    ),
    "zh-Hans": PageWords(
        tagline="看网络弯折空间，直到结被解开。",
        description="搭一个小神经网络，按下播放，看它解开数据，再用链接分享这次训练。",
        labs="实验室",
        lab="实验室",
        needs_script="本页用 JavaScript 绘图。请启用后重新加载。",
        not_found="这个地址没有内容。",
        no_such_lab="没有这个名字的实验室。",
        not_built="页面尚未构建。请在代码目录运行“make setup”，然后重新加载。",
        trouble="服务器暂时无法回应。请稍后重新加载。",
        home="全部实验室",
    ),
    "zh-Hant": PageWords(
        tagline="看網路彎折空間，直到結被解開。",
        description="搭一個小神經網路，按下播放，看它解開資料，再用連結分享這次訓練。",
        labs="實驗室",
        lab="實驗室",
        needs_script="本頁用 JavaScript 繪圖。請啟用後重新載入。",
        not_found="這個位址沒有內容。",
        no_such_lab="沒有這個名字的實驗室。",
        not_built="頁面尚未建置。請在程式碼目錄執行「make setup」，然後重新載入。",
        trouble="伺服器暫時無法回應。請稍後重新載入。",
        home="全部實驗室",
    ),
}


def preferred(asked: str | None, accepted: str) -> Language:
    """The language asked for by `?lang=`, else the first known one of an Accept-Language header, else English."""
    for language in WORDS:
        if asked == language:
            return language
    for part in accepted.lower().split(","):
        tag = part.partition(";")[0].strip()
        if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return "en"

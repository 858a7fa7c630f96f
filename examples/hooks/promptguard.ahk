; promptguard をキー操作で使う（AutoHotkey v2）。保存は UTF-8 のままにしてください。
;   Ctrl+Alt+C  コピーした文章を確かめる
;   Ctrl+Alt+M  コピーした文章を伏せ字にする（クリップボードの中身が伏せ字に替わります）
;   Ctrl+Alt+R  コピーした答えの伏せ字を、元の名前に戻す
;   Ctrl+Alt+Z  見守り（promptguard watch）が置き換えた文章を、元に戻す
; 使い方: このファイルのショートカットを、shell:startup のフォルダーに置きます。
#Requires AutoHotkey v2.0
#SingleInstance Force

^!c:: Show(RunWait("promptguard check --clipboard --quiet", , "Hide"), "送れないものは見つかりませんでした（見落としの可能性があります）")
^!m:: Show(RunWait("promptguard mask --clipboard", , "Hide"), "見つかったものは伏せ字にしました（何も見つからなければ、そのままです）。送る前にお確かめください")
^!r:: Show(RunWait("promptguard restore --clipboard", , "Hide"), "伏せ字があれば、元の名前に戻しました", true)
^!z:: Show(RunWait("promptguard clipboard undo", , "Hide"), "元の文章に戻しました。そのままでは送らないでください", true)

Show(code, done, back := false) {
    static told := Map(
        1, "このままでは送らないでください",
        2, "promptguard の使い方が正しくありません",
        3, "promptguard の設定か辞書が使えません",
        4, "確認できませんでした。このままでは送らないでください"
    )
    static told_back := Map(
        1, "元に戻せない伏せ字が残っています",
        2, "元に戻すための記録が残っていません（伏せ字にしてから時間がたつと消えます）"
    )
    if (back && told_back.Has(code))
        TrayTip(told_back[code], "promptguard", "Icon!")
    else if (code = 0)
        TrayTip(done, "promptguard", "Iconi")
    else
        TrayTip(told.Get(code, told[4]), "promptguard", "Icon!")
}

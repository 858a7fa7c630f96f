# キーやボタンに割り当てるための 1 枚です（AutoHotkey を入れられないとき）。ショートカットの「リンク先」に書きます。
#   powershell -WindowStyle Hidden -ExecutionPolicy Bypass -File clipboard.ps1 check
# 操作は check（確かめる）、mask（伏せ字にする）、restore（元の名前に戻す）、undo（置き換える前に戻す）です。
# 文章は promptguard が自分でクリップボードから読みます。PowerShell のパイプは日本語を壊すことがあるので使いません。
# このファイルは BOM つきの UTF-8 です。BOM がないと、Windows PowerShell 5.1 では日本語が壊れます。
param([Parameter(Mandatory)][ValidateSet('check', 'mask', 'restore', 'undo')][string]$Action)

switch ($Action) {
    'check'   { promptguard check --clipboard --quiet; $done = '送れないものは見つかりませんでした（見落としの可能性があります）。' }
    'mask'    { promptguard mask --clipboard; $done = '見つかったものは伏せ字にしました（何も見つからなければ、そのままです）。送る前にお確かめください。' }
    'restore' { promptguard restore --clipboard; $done = '伏せ字があれば、元の名前に戻しました。' }
    'undo'    { promptguard clipboard undo; $done = '元の文章に戻しました。そのままでは送らないでください。' }
}
$back = $Action -in 'restore', 'undo'
$message = switch ($LASTEXITCODE) {
    0 { $done }
    1 { if ($back) { '元に戻せない伏せ字が残っています。' } else { 'このままでは送らないでください。' } }
    2 { if ($back) { '元に戻すための記録が残っていません（伏せ字にしてから時間がたつと消えます）。' } else { 'promptguard の使い方が正しくありません。' } }
    3 { 'promptguard の設定か辞書が使えません。' }
    default { '確認できませんでした。このままでは送らないでください。' }
}
Add-Type -AssemblyName System.Windows.Forms
[void][System.Windows.Forms.MessageBox]::Show($message, 'promptguard')

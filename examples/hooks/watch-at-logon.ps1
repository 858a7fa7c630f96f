# サインインしたときに promptguard watch（クリップボードの見守り）を始めるようにします。管理者の権限は要りません。
#   powershell -ExecutionPolicy Bypass -File watch-at-logon.ps1            始めるようにする
#   powershell -ExecutionPolicy Bypass -File watch-at-logon.ps1 -Remove    やめる
# このファイルは BOM つきの UTF-8 です。BOM がないと、Windows PowerShell 5.1 では日本語が壊れます。
param([switch]$Remove, [ValidateSet('notify', 'guard')][string]$Mode)

$link = Join-Path ([Environment]::GetFolderPath('Startup')) 'promptguard.lnk'
if ($Remove) {
    Remove-Item -LiteralPath $link -ErrorAction SilentlyContinue
    Write-Output '次のサインインからは始まりません。'
    exit 0
}

$command = Get-Command promptguard -ErrorAction SilentlyContinue
if (-not $command) {
    Write-Error 'promptguard が見つかりません。先にインストールし、パスを通してください。'
    exit 3
}
# pythonw は画面（黒い窓）を出しません。
$python = Join-Path (Split-Path $command.Source) 'pythonw.exe'
if (-not (Test-Path -LiteralPath $python)) {
    Write-Error "pythonw.exe が promptguard と同じフォルダーにありません: $python"
    exit 3
}
$shortcut = (New-Object -ComObject WScript.Shell).CreateShortcut($link)
$shortcut.TargetPath = $python
$shortcut.Arguments = if ($Mode) { "-m promptguard watch --mode $Mode" } else { '-m promptguard watch' }
$shortcut.Save()
Start-Process -FilePath $python -ArgumentList $shortcut.Arguments
Write-Output 'クリップボードの見守りを始めました。次からはサインインと同時に始まります。'

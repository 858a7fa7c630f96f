-- macOS の「ショートカット」に「AppleScript を実行」として貼り付け、キーを割り当てます。
-- 1 行目の操作を check、mask、restore、undo から選んでください。文章は promptguard が自分でクリップボードから読みます。
property action : "mask"

on run
	set commands to {check:"promptguard check --clipboard --quiet", mask:"promptguard mask --clipboard", restore:"promptguard restore --clipboard", undo:"promptguard clipboard undo"}
	if action is "check" then set wanted to check of commands
	if action is "mask" then set wanted to mask of commands
	if action is "restore" then set wanted to restore of commands
	if action is "undo" then set wanted to undo of commands
	set places to "export PATH=\"$HOME/.local/bin:/opt/homebrew/bin:/usr/local/bin:$PATH\" LANG=ja_JP.UTF-8; "
	try
		set told to do shell script places & wanted & " 2>&1"
		if told is "" then set told to "送れないものは見つかりませんでした（見落としの可能性があります）。"
		display notification told with title "promptguard"
	on error told number code
		display alert "promptguard" message told as warning
	end try
end run

"""Parts that several rules share; a pattern names one as `{{name}}`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_KANJI = "㐀-鿿豈-﫿𠀀-𮯯々〆ヶ"
_PREFECTURES = (
    "北海道|東京都|大阪府|京都府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    "滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_KANA_MUNICIPALITIES = (
    "(?:むつ|つがる|にかほ|いわき|かすみがうら|つくばみらい|ひたちなか|つくば|みどり|さいたま|ふじみ野|いすみ|かほく|あわら|南アルプス|みよし|あま|いなべ|"
    "たつの|南あわじ|さぬき|東かがわ|うきは|みやま|えびの|いちき串木野|南さつま|うるま)市|"
    "(?:おいらせ|えりも|せたな|ニセコ|むかわ|ときがわ|みなかみ|みなべ|かつらぎ|すさみ|つるぎ|まんのう|いの|あさぎり|さつま|みやこ|おおい)町"
)
_NOT_A_TOWN = "では|には|から|まで|です|ます|した|する|して|され|という|にて|において|での|への|とは|など|いる|ある|なる|より|ほど|だけ|による|について|在住|開催|現在"
_COUNTED = (
    "人|名(?![城古])|年|月|日|歳|才|時|分|秒|円|万|億|千|百|個|件|本|枚|台|社|店|校|戸|世帯|回|位|割|%|倍|度|点|杯|匹|頭|冊|着|組|班|代|[ヶかカヵ箇][月所国年]|週|章|節|"
    "項|版|期|話|勝|敗|試合|対|ポイント|線|番線|番ホーム|号[線機車店室]|系統|便|泊|種|つ|[ck]?m[^a-z]|kg|ha|平米|坪|㎡|メートル|キロ|ミリ|センチ|トン|ドル|世紀|級|等|段|"
    "階建|ページ|頁|条|款|株|票|議席|区|市|県|都|名義|列|行目|番目|形|系|型|ホール|ブース|小間"
)
_A_COUNT = f"(?:{_COUNTED})| (?:{_COUNTED})(?![{_KANJI}ァ-ヴーA-Za-z])"

MACROS: Mapping[str, str] = MappingProxyType(
    {
        # What people put between a label and its value.
        "joiner": r"(?:[ \t]*(?:[:;=→⇒「『【\[(<>|｜\"'`]|は|が|を|の|も|is|no\.?|№|#|番号|として|:=|=>))*[ \t]*",
        # Kanji with the marks that stand in for one.
        "kanji": r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶ]",
        # One separator inside a number; `joined` has closed the others.
        "sep": r"[ ・./-]?",
        # From a label to its value where the two touch: signs, particles, tags, at most one line break.
        "to_value": (
            r"(?:[ \t]*(?:<[^<>\n]{0,40}>|[:;=→⇒「」『』【】\[\]()>|｜\"'`※☞]"
            r"|は|が|を|の|も|(?i:is|no\.?)|№|#|番号|として))*"
            r"[ \t]*(?:\n[ \t>・-]{0,4})?"
        ),
        # Neither side continues the number, nor a longer token of letters and digits.
        "token_before": r"(?<![0-9A-Za-z_])(?<![0-9A-Za-z][./_-])",
        "token_after": r"(?![0-9A-Za-z_])(?![./_-][0-9A-Za-z])",
        # One digit over and over: a dummy in any kind of number.
        "one_digit": r"(?P<same>[0-9])(?:[^0-9]{0,2}(?P=same))+",
        # At the end of a value: a running number (1234-5678) counts only where nothing near by calls it a sample.
        "not_a_sample": (
            r"(?:(?<!1[ .)(-]?2[ .-]?3[ .-]?4[ .)(-]?5[ .-]?6[0-9 .-]{0,8}[A-Za-z]{0,2})|(?:"
            r"(?<!(?:サンプル|ダミー|見本|架空|テスト|記入例|仮の|例[:)えとのをは]|形式|書式|フォーマット"
            r"|正規表現|バリデーション|[○〇△□×]{2}"
            r"|(?i:xxx|sample|dummy|example|test|regex|placeholder|valid))[\s\S]{0,100})"
            r"(?![\s\S]{0,60}(?:サンプル|ダミー|見本|架空|テスト|記入例|例\)|を例|形式|のよう|正規表現"
            r"|[○〇△□×]{2}|(?i:xxx|sample|dummy|example|test)))))"
        ),
        # Documented test cards count only where nothing near by calls them so.
        "not_a_test_number": (
            r"(?:(?<!(?:4242|1111|0000|4444|0005|8431|1881|5556|5904|3237|1117|9424|3222|5100|8210|0505))|"
            r"(?<!(?:サンプル|ダミー|見本|架空|テスト|例[:)えとのをは]"
            r"|(?i:xxx|sample|dummy|example|test|sandbox|stripe))[\s\S]{0,100})"
            r"(?![\s\S]{0,60}(?:サンプル|ダミー|見本|架空|テスト|を例|(?i:sample|dummy|example|test))))"
        ),
        # Numbers of things (an order, a part, a parcel) and of examples.
        "not_of_a_thing": (
            r"(?<!(?:例[:)]|(?:記入|入力|表記)例|サンプル[:)]|ダミー[:)])[^\n]{0,12})"
            r"(?<!(?:(?:[注発受]注|注文|予約|伝票|請求書|見積書?|管理|追跡|送り?状|製造|部品|商品|製品|在庫|取引"
            r"|決済|承認|発送|出荷|荷物|問い?合わ?せ|文書|製番|申請|求人|事業所|受理)"
            r"(?:番号|[Nn][Oo]\.?|ID|コード|#)|品番|型番|型式|図番|品目|ロット|シリアル"
            r"|(?<![A-Za-z])(?i:ISBN|JAN|EAN|SKU|P/N|S/N|RFC|LOT"
            r"|(?:order|item|part|model|serial|invoice|tracking|product)[ _-]?(?:id|no|number|code)))[^0-9\n]{0,5})"
            # In the first column of a table of things as well.
            r"(?<!^[| ]{0,2}(?:品番|型番|図番|型式|品目|ロット|製番"
            r"|(?:注文|受注|発注|伝票|管理|部品|商品|製品|追跡|送り状|請求書?)(?:番号|[Nn][Oo]\.?|コード))"
            r"[ ]?[\t,|][\s\S]{0,500}\n[| ]{0,2})"
        ),
        # Parts of a Japanese address, for the number view: prefecture; municipality; a letter of what lies between
        # it and the number; the number with 丁目, 番地 or two hyphens, with one, or bare; things that are counted.
        "prefecture": f"(?:{_PREFECTURES})",
        "municipality": (
            rf"(?:{_KANA_MUNICIPALITIES}|(?:[{_KANJI}]|[ケツノ](?=[{_KANJI}])|[0-9]{{1,2}}(?=[条日][{_KANJI}])){{1,7}}?"
            rf"(?:(?<!(?<!京)都|[各同当朝])市(?!場|町村|内|外|役|民|立|営|長|街|販|況|議|政|域|史|側|道|税|制|部|価|境)|(?<![地学挙街工全各同当漁特管])区(?!分|間|画|別|域|切|内|役|民|立|長|議|割)|"
            r"(?<!下)町(?!工場|内|民|長|並|役|立|おこし|づ|村|歩)|(?<![農漁])村(?!長|民|役|内|立|おこし)|郡))"
        ),
        "town": (
            rf"(?:[{_KANJI}ァ-ヴー]|(?!{_NOT_A_TOWN})(?:(?<![市区町村郡県府都道内])[ぁ-ん]|[あ-おかきぎ-こさ-ちっつてなぬねばぱひ-ふぶぷほ-めゃ-よらりるれろ]|[もやと](?=[ぁ-ん])|の(?=[0-9]))"
            r"|[0-9]{1,2}(?=条|番[町丁]|[東西南北]|丁目[㐀-鿿]))"
        ),
        "house_strong": (
            r"(?>(?!(?:19|20)[0-9]{2} ?- ?(?:0[1-9]|1[0-2]) ?- ?[0-3][0-9](?![0-9]))(?![0-9-]{0,20}0(?:[0-9]-[0-9]{4}|[0-9]{2}-[0-9]{3,4}|[0-9]{3}-[0-9]{2}|[0-9]{4}-[0-9])-[0-9]{4}(?![0-9]))[1-9][0-9]{0,4}(?= ?(?:丁(?!寧|度)|番地|番(?![線組手目台号ホ町丁])| ?- ?\n?[0-9]{1,4} ?- ?\n?[0-9]))"
            r"(?: ?(?:- ?\n?|丁目?[のノ]?|番地?[のノ]?|の|(?<=丁目[0-9]{1,2})条) ?(?:[1-9][0-9]{0,3}|0[0-9]?)){0,5}(?: ?(?:丁目?|番地|番(?![線組手目台])|号(?![機車店線])))?(?:(?:-[A-Z]|-?[A-Z]-)[0-9]{1,4})?)(?![0-9])(?!-[0-9])"
        ),
        "house_medium": rf"(?>[1-9][0-9]{{0,4}} ?- ?\n?[0-9]{{1,4}}(?:号(?![機車店線]))?)(?![0-9])(?!-[0-9])(?!{_A_COUNT})",
        "house_bare": rf"(?>[1-9][0-9]{{0,4}})(?![0-9])(?![-.,:/~〜][0-9])(?![{_KANJI}]|{_A_COUNT})",
        # A building or a room behind the number: of a known kind, or a name in katakana that ends in a room number.
        "building": (
            rf"(?:(?:[ 　]{{0,2}}|(?=\n[ 　]*[^\n]{{2,30}}(?:\n|$))\n[ 　]*)(?!TEL|FAX|Tel|Fax|電話|携帯|内線)(?:"
            rf"[{_KANJI}ぁ-んァ-ヴーA-Za-z・&']{{0,14}}?(?:ビル(?:ディング)?|マンション|ハイツ|コーポ(?!レート)|アパート|ハイム|メゾン|レジデンス|パレス|テラス|ハウス|タワー|プラザ|コート|"
            rf"ヴィラ|荘|寮|団地|社宅|公社住宅|宿舎|アトリエ|ヒルズ|ガーデン|(?:館|苑|園|棟|センター)(?= ?[A-Z]?[0-9]))[{_KANJI}ァ-ヴーA-Za-z]{{0,10}}(?:の(?=[0-9])|[ぁ-ん]{{1,8}}(?=[ 　]?[A-Z]?[0-9]{{2,4}}(?![0-9]|-[0-9])))?(?:[ 　]?[A-Z0-9]{{1,2}}(?:号?棟|号館))?"
            rf"(?:[ 　]?(?:[A-Z]{{1,2}}-?)?[0-9]{{1,4}}(?![0-9]|-[0-9]|[.:/][0-9])[A-Z]?(?:号室|号棟|号|階|F|室)?)?(?:[ 　]?[A-Z]?[0-9]{{1,4}}(?:号室|号|階|F|室))?"
            rf"|(?=[^\n0-9]{{0,16}}[ァ-ヴー]{{2}})[{_KANJI}ァ-ヴーA-Za-z・]{{2,16}}?(?:[A-Z]{{1,2}}-?)?[0-9]{{1,4}}(?![0-9]|-[0-9]|[.:/][0-9])(?:号室|号|階|F|室|[A-Z](?![A-Za-z]))?(?!{_A_COUNT})"
            rf"|[A-Z]?-?[0-9]{{1,4}}(?:号室|号棟|階|F(?![A-Za-z])|室)))"
        ),
        # Dates, for the number view: of a Japanese era, Western, English; those on which people of working age and
        # older were born and business letters are no longer dated.
        "era_date": (
            r"(?:(?:明治|大正|昭和|平成|令和|[明大昭平令]|(?<![A-Za-z0-9])[MTSHR])[ .・の]{0,2}(?:[0-9]{1,2}|元)"
            r"|(?:メイジ|タイショウ|ショウワ|ヘイセイ|レイワ|めいじ|たいしょう|しょうわ|へいせい|れいわ)[ ]?(?:[0-9]{1,2}|ガン|がん))"
            r"[ \n]{0,2}(?:年(?:[ ]?\([0-9]{4}年?\)(?:年)?)?|ネン|ねん|[./・-])[ \n]{0,2}[0-9]{1,2}[ \n]{0,2}(?:月|ガツ|がつ|[./・-])[ \n]{0,2}"
            r"[0-9]{1,2}(?![0-9])(?:[ ]?(?:日|ニチ|にち|カ))?+"
        ),
        "western_date": (
            r"(?<![0-9])(?<![0-9][./-])(?:18|19|20)[0-9]{2}[ \n]{0,2}(?:年(?:[ ]?\([^()\n]{2,7}年?\)(?:年)?)?|[./・-])[ \n]{0,2}[0-9]{1,2}"
            r"[ \n]{0,2}(?:月|[./・-])[ \n]{0,2}[0-9]{1,2}(?![0-9])(?:[ ]?日)?+"
        ),
        "english_date": (
            r"(?<![0-9A-Za-z])(?:[0-3]?[0-9](?:st|nd|rd|th)?[ -](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[.,]?"
            r"[ -](?:19|20)[0-9]{2}|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? "
            r"[0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{2})(?![0-9])"
        ),
        "long_ago": (
            r"(?=大正|昭和|[大昭]|[TS][ .・]?[0-9元]|(?:平成|平|H)[ .・]?(?:元|1?[0-9]|2[0-6])(?![0-9])|19[2-9][0-9]|200[0-9]|201[0-4])"
        ),
        # Places of number plates: registration offices and the regional plates (ご当地ナンバー) up to 2025.
        "plate_place": (
            "(?:札幌|函館|旭川|室蘭|釧路|帯広|北見|苫小牧|知床|十勝|青森|弘前|八戸|岩手|盛岡|平泉|宮城|仙台|秋田|山形|庄内|福島|会津|郡山|白河|いわき|"
            "水戸|土浦|つくば|宇都宮|とちぎ|那須|日光|群馬|前橋|高崎|大宮|川口|川越|所沢|熊谷|春日部|越谷|千葉|成田|習志野|市原|市川|船橋|袖[ヶケ]浦|野田|柏|松戸|"
            "品川|世田谷|練馬|杉並|板橋|足立|江東|葛飾|江戸川|八王子|多摩|横浜|川崎|湘南|相模|富士山|山梨|新潟|長岡|上越|富山|石川|金沢|福井|長野|松本|諏訪|安曇野|南信州|"
            "岐阜|飛騨|静岡|浜松|沼津|伊豆|名古屋|豊橋|三河|岡崎|豊田|尾張小牧|一宮|春日井|三重|四日市|鈴鹿|伊勢志摩|滋賀|京都|大阪|なにわ|和泉|堺|奈良|飛鳥|和歌山|神戸|姫路|"
            "鳥取|島根|出雲|岡山|倉敷|広島|福山|山口|下関|徳島|香川|高松|愛媛|高知|福岡|北九州|久留米|筑豊|佐賀|長崎|佐世保|厳原|熊本|大分|宮崎|鹿児島|奄美|沖縄)"
        ),
        # Markings on confidential material; what may decorate the start of a line.
        "mark": (
            "(?:社外秘|部外秘|(?:関係者|役員|課|室)外秘|極秘|厳秘|マル秘|丸秘|人秘|社内限り?|部内限り?|関係者限り?|取り?扱い?注意|親展|転送(?:厳禁|禁止)|複[製写](?:厳禁|禁止)|"
            "持ち?出し?(?:厳禁|禁止)|(?:(?:Strictly|STRICTLY|Company|COMPANY|Highly|HIGHLY) )?(?:Confidential|CONFIDENTIAL)|(?:For |FOR )?(?:Internal Use Only|INTERNAL USE ONLY)|"
            r"TLP:(?:RED|AMBER(?:\+STRICT)?))"
        ),
        "line_start": r"^[ \t]{0,20}(?:#{1,6} ?|> ?|\*\*|(?:[■◆●★※=_-]{1,4} ?)(?!-)|</?[a-z][a-z0-9]{0,6}>){0,2}",
        # Companies: legal forms; a character of a name; a form or name that stands for any company; the ends of names
        # of trading and making companies; names that everybody knows, with banks and broadcasters; what introduces one.
        "company_form": (
            r"(?>株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|一般(?:社団|財団)法人|公益(?:社団|財団)法人|社会福祉法人|医療法人(?:社団|財団)?|学校法人|"
            r"(?:特定非営利活動|NPO|農事組合|税理士|弁護士|司法書士|行政書士|弁理士|社会保険労務士)法人|(?<![㐀-鿿ァ-ヴー])\((?:同|資|名|医|学|福)\))"
        ),
        "company_char": rf"(?:(?![様殿宛御向])[{_KANJI}ァ-ヴー・A-Za-z0-9&’'])",
        "no_company": (
            "(?:サンプル|見本|例(?!え)|テスト|ダミー|架空|仮称?|ほげ|フー|(?i:sample|example|test|dummy|hoge|foo|bar|acme|your|company|xxx*|yyy*|zzz*|abc+|xyz|aaa+|bbb+)(?![a-z])|"
            "[A-Z](?![A-Za-z])|[甲乙丙丁](?![㐀-鿿])|会社名|社名|法人名|設立|化(?!学|成|研|粧|工)|形態|形式|法(?!人)|制度|制(?!御)|等|間(?!組)|以外|運営|経営|役員|組織|社長|代表|登記|一般|"
            "方式|又は|及び|並び|型|各|種類|数|名称|案|側|全体|向け|宛|内|外|株|取締役|監査役|社員|設置|移行|変更|合併|解散|清算|上場|御中|様|殿|営業|総務|経理|購買|資材|人事|本社|支店)"
        ),
        "company_end": (
            "(?:製作所|工機|精機|精工|技研|研究所|電装|計装|電機|電業|電工|電子|光学|鉄工所?|工務店|商会|商事|商店|興業|興産|物産|物流|急送|運輸|運送|陸運|倉庫|鍍金|メッキ|発條|螺子|製鋼|鋼業|"
            "鋳造|鍛造|研磨|塗装|熱処理|樹脂|ゴム|紙器|紙業|印刷|梱包|包装|化成|化学|製薬|薬品|工業|産業|金属|機械|建設|建材|土建|設備|木材|製材|食品|水産|酒造|醸造|製菓|製麺|縫製|織物|石油|警備保障|"
            "ワークス|ロボティクス|メディカル|テクノロジーズ?|テクノ|テック|エンジニアリング|ソリューションズ?|パートナーズ|ロジスティクス|システムズ?|インダストリーズ?|プレシジョン|"
            "エレクトロニクス|トレーディング|ホールディングス|マテリアルズ?|ケミカル|モーターズ|フーズ|ファーマ|デバイス|マシナリー|ファクトリー|コーポレーション|コンサルティング|"
            "サービス|プロダクツ|デザイン|ベアリング|オプティクス|セラミックス?|プラスチックス?|ツール|スチール|メタル)"
        ),
        "company_known": (
            "(?:.*(?:銀行|信用金庫|信用組合|証券|取引所|新聞社?|放送|テレビ|鉄道|郵便|火災保険|生命保険|損害保険|大学|高等学校|赤十字社?).*|(?:株式会社|合同会社)?(?:"
            "トヨタ(?:自動車)?|日産(?:自動車)?|本田技研工業|ホンダ|マツダ|スズキ|SUBARU|三菱[㐀-鿿]{0,6}|三井[㐀-鿿]{0,5}|住友[㐀-鿿]{0,6}|日立(?:製作所)?|東芝|ソニー(?:グループ)?|パナソニック|シャープ|"
            "キヤノン|リコー|富士通|日本電気|NEC|NTT[A-Za-zァ-ヴー]{0,10}|KDDI|ソフトバンク(?:グループ)?|楽天(?:グループ)?|LINEヤフー|ヤフー|任天堂|デンソー|キーエンス|ファナック|村田製作所|京セラ|オムロン|"
            "島津製作所|セイコーエプソン|コマツ|クボタ|ブリヂストン|花王|資生堂|味の素|サントリー[ァ-ヴー]{0,10}|イオン|セブン&アイ.*|ファーストリテイリング|ニトリ.*|リクルート.*|電通.*|博報堂|サイボウズ|"
            "ヤマト運輸|佐川急便|日本通運|(?i:google|microsoft|apple|amazon.*|meta|openai|anthropic|adobe|oracle|sap|ibm|intel|nvidia|amd|cisco|dell|hp|tesla|siemens|bosch|salesforce|zoom|slack|github|docker|"
            "mozilla|cloudflare|red hat|vmware|jetbrains|facebook|twitter|netflix|uber|stripe|samsung|sony|toyota|honda|nissan|boeing|airbus)|ボッシュ|シーメンス|グーグル|マイクロソフト|アップル|アマゾン|テスラ|"
            "インテル|サムスン|ボーイング|エアバス|フォード|マキタ|ミツトヨ|ヤマハ)"
            "(?:グループ|ホールディングス|ジャパン|日本)?(?:株式会社|合同会社)?(?:,? ?(?i:inc|llc|corporation|corp|co|ltd|gmbh|ag)\\.?)*社?)"
        ),
        "company_label": (
            "(?:会社名?|御?社名|貴社名|企業名|法人名|勤務先名?|客先名?|顧客名?|お?取引先名?|お?得意先名?|発注[元者先]|注文[元者主先]|受注先|納入先名?|納品先名?|出荷先|仕入先名?|外注先|協力会社|代理店|販売店|"
            "委託先|受託[先者]|委託者|施工(?:業者|会社)?|元請け?|下請け?|ベンダー|サプライヤー|訪問先|商談先|請求先|支払先|競合(?:先|他社)?|通知人|依頼元|依頼主|提携先|紹介元)"
        ),
        # Nothing that would make the digits part of a longer number.
        "nodigit_before": r"(?<![0-9])(?<![0-9][.,-])",
        "nodigit_after": r"(?![0-9])(?![.,-][0-9])",
        # A sum of money: ¥1,200 · 1,200円 · 62万8千円 · 480万 · 六百四十万 · EUR 11.80 · 48M/年.
        "money": (
            r"(?:(?<![0-9A-Za-z.,])¥[ ]?[0-9][0-9,]*(?:[.][0-9]+)?(?:[ ]?(?:億|万|千|百万|M|K|k)(?![A-Za-z]))?円?"
            r"|(?<![0-9〇零一二三四五六七八九十百千万億兆.,A-Za-z])(?:"
            r"(?>[0-9〇零一二三四五六七八九十百千壱弐参拾][0-9〇零一二三四五六七八九十百千壱弐参拾万億兆,.]*)[ ]?円"
            r"(?![玉形筒周盤滑高安卓弧錐柱陣満熟])"
            r"|(?>[0-9〇零一二三四五六七八九十百千][0-9〇零一二三四五六七八九十百千,.]*[万億兆][0-9〇零一二三四五六七八九十百千万億,.]*)"
            r"(?![ ]?(?:[人個枚件台回本歩点字年株通票部食分日行語社戸倍能種羽頭匹杯度缶箱名巻品冊基組式袋mhkKVHttpgL平票歳円]"
            r"|キロ|トン|時間|ボルト|画素|アクセス|ユーザ|世帯|ロット|ショット|サイクル|セット|パーセント|行目|㎞|の人))"
            r"|[0-9][0-9,]*(?:[.][0-9]+)?M(?=/年|/月|円)"
            r")"
            r"|(?<![A-Za-z])(?:EUR|USD|GBP|CNY|RMB|JPY|KRW|THB|VND|TWD|US\$|€|£|\$)[ ]?[0-9][0-9,]*(?:[.][0-9]+)?(?:[ ]?(?:M|K|k|million)(?![A-Za-z]))?"
            r"|(?<![0-9.,A-Za-z])[0-9][0-9,]*(?:[.][0-9]+)?[ ]?(?:(?:EUR|USD|GBP|CNY|RMB|JPY)(?![A-Za-z])|米ドル|ドル|ユーロ|人民元|元(?![年日祖気金本々])|ウォン|バーツ|ポンド|台湾ドル))"
        ),
        # Between the name of a key and its value, in any notation: `: "`, ` => '`, ` string = "`, `>`, `は「`.
        "assign": r"(?:\\?[\"'`]|\]|\)){0,2}(?:[ \t]{0,4}:?[ \t]?(?i:string|str))?"
        r"(?:\s{0,6}(?:=>|:{0,3}[?.+]?=|:|>|,|→|⇒|は|が|を|に|で|も)\s{0,6}|[ \t]{1,4})(?:\\?[\"'`]|[「『【(<]){0,2}",
        # A value that stands for one (documentation, templates, masking); for `exclude`.
        "placeholder": r"(?i:.*(?:x{5,}|\*{3,}|\.{3,}|…|[●○〇]{2,}|your[_ -]?|example|sample|dummy|placeholder|change[_-]?(?:me|it)|"
        r"replace[_-]?(?:me|this|with)|redacted|masked|hogehoge|foobar|\{\{|\$\{|\$\(|%\(|<[a-z_ -]+>|#{4,}|eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI).*|\$[a-z_].*|%[a-z_]{2,40}%)",
        # What stands between a label in a sentence and a password.
        "to_password": r"(?:[ \t]*(?:[:=→⇒➡>|]|-{1,2}>|[「『【“\[(\"'`]|は|が|も|を|に|って|、|今は|いまは|現在は?|の方|前と同じ|いつもの|たしか|確か|全部|仮で|とりあえず|(?<![A-Za-z])(?i:is|was)(?![A-Za-z])))*"
        r"[ \t]*(?:\n[ \t>・]{0,6})?",
        # One word with letters and with a digit or sign, as passwords have and ordinary words have not.
        "password": r"(?=[!#$%&*+,.:;=?@^_~A-Za-z0-9-]{0,40}[A-Za-z])(?=[!#$%&*+,.:;=?@^_~A-Za-z0-9-]{0,40}[0-9!#$%&*+@^~])"
        r"(?>[!#$%&*+,.:;=?@^_~A-Za-z0-9-]{3,63}[A-Za-z0-9!#$%&*+@^_~?-])(?![A-Za-z0-9(\[\\/])",
        # What follows a value in talk about rules for passwords: 「…など」「…のような」「…は禁止」, and units behind a number.
        "not_as_rule": r"(?![」』”\"'）)]?[ ]?(?:など|や(?!で|ねん|から|った|ろ)|とか|のよう|みたい|といった|または|もしくは|は?禁止|を禁止|は(?:弱|危|NG|避|使わ|使え|使用|不可|だめ|ダメ|推測|駄目)|のまま(?:使わ|にしない|では)"
        r"|文字|字(?:以|まで)|(?<=[0-9])[桁年月日回人名件円分秒時個種台枚階歳才号番%％]|以上|以内|以下|未満|ビット|ポリシー|マネージャ|[〜~]))",
        # Toys of tutorials: `password`, `admin123`, `MyP@ssw0rd!`.
        "toy_password": r"(?i:(?:my|your|the|db|test|user|admin|root|new|old|sample|secret|secure|super|strong|initial|default|temp|login)?[-_]?"
        r"(?:p[a@]ss(?:w[o0]rd|wd|phrase|code)?|pwd?|secret|changeme|hoge(?:hoge)?|fuga|foo(?:bar)?|bar|baz|qwerty|abc|test|admin|root|user|guest|welcome|letmein|demo|"
        r"sample|dummy|example|login|postgres|mysql|redis|wordpress|sa)[-_]?(?:here)?[0-9!@#$%._-]{0,6})",
    }
)
_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")


def expand(pattern: str) -> str:
    """`pattern` with its macros written out.

    Raises:
        KeyError: there is no macro of that name.
    """
    return _MACRO.sub(lambda m: MACROS[m[1]], pattern)

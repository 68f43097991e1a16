"""The register of surnames: those that begin a name anywhere, those that do so only after a label, those of two characters."""

#: Borne by most. What else begins with one of these the finders of names list themselves.
_COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊"
    "白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单裴霍苗涂成谷盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时阳阎穆农司古吉卓车简连缪项麦褚窦娄戚岑景党宫费卜冷晏卫席柏米宗桂全佟应臧区"
)
#: Borne by fewer; as characters they hardly begin another word.
_RARE = (
    "冼邝禤赖闵邬奚郁嵇荀甄芮羿汲邴糜隗宓郗栾仇郜邰胥莘逄姬郦郤璩濮扈郏瞿茹戈庾匡寇阙殳晁訾阚乜蒯荆竺逯桓仉缑亢郈鄢佘佴谯笪邸郇郄郅闾雒茆芦苟菅蔺裘"
    "谌虞酆钮钭揭卞伊佀仝冮亓侴厍夔庹忻恽昝楚湛澹狄畲眭粟翦芶茅萨蓟褟贲赫辜邕邗邾郎郸鄞钊锺隋靖鞠韶颛廉沃莽蔚覃麴敖岐阴聶麥馮陳張劉黃趙吳鄭許韓鄧蕭葉蘇呂盧鍾譚陸賈鄒龍賴鄺勞"
)
#: Words of their own as often as names: a name only where a label says that a person follows.
LABELLED = (
    "劳植招容练利季荣从丛幸巩晋原由税国德权都相仰海福满红双冀云水山束养信敬种展银玉庆才雨强商常明昌希师支印宿库律旷普曲木栗母漆炎烟燕益盖秋竹索老花苍虎"
    "豆达边通那隆青乐元皇宣伏伦千占咸哈善图堵墨奉奇寸寿封少居岩岭布帅干开洪沙沐查桑池浦皮祖秘纳嵩尧巫巴屠弓衣鹿麻阿释鲜罕羊滑泰凤巨荤冒"
)
_PAIRS = (
    "欧阳 司徒 司马 上官 诸葛 夏侯 尉迟 皇甫 公孙 慕容 令狐 宇文 长孙 端木 轩辕 南宫 呼延 钟离 淳于 濮阳 澹台 申屠 仲孙 赫连 独孤 拓跋 万俟 鲜于 闾丘 "
    "亓官 司寇 颛孙 巫马 漆雕 壤驷 左丘 完颜 纳兰 叶赫 东郭 太史"
)
#: A character of a name, a rare one too: a letter neither of ASCII nor ringed. A range of all Chinese characters would take a
#: millisecond to compile wherever it stands, and the patterns of names stand between a clerk and her answer.
_PLAIN = r"\x00-\x7f①-⑳"
HAN, NOT_HAN = rf"[^\W{_PLAIN}]", rf"[\W{_PLAIN}]"
SURNAMES = "".join(dict.fromkeys(_COMMON + _RARE))
COMPOUND = tuple(_PAIRS.split())

/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼hai dấu chấm than|chấm câu;⁉dấu chấm than và dấu chấm hỏi|chấm câu;ℹthông tin;↔mũi tên trái phải;↕mũi tên lên xuống;↖mũi tên lên bên trái|hướng|nhiều hướng|tây bắc
↗mũi tên lên bên phải|đông bắc|hướng|nhiều hướng;↘mũi tên xuống bên phải|đông nam|hướng|nhiều hướng;↙mũi tên xuống bên trái|hướng|nhiều hướng|tây nam;↩mũi tên phải cong sang trái;↪mũi tên trái cong sang phải;⌚đồng hồ đeo tay
⌛đồng hồ cát đã chảy hết|bộ định thời;⌨bàn phím|máy tính;⏏nút tháo;⏩nút tua đi nhanh|kép|mũi tên|phía trước;⏪nút tua lại nhanh|kép|mũi tên;⏫nút lên nhanh|kép|mũi tên
⏬nút xuống nhanh|kép|mũi tên;⏭nút bài tiếp theo|cảnh tiếp theo|mũi tên|tam giác;⏮nút bài trước|cảnh trước|mũi tên|nút bài cuối cùng|tam giác;⏯nút phát hoặc tạm dừng|bên phải|mũi tên|tam giác;⏰đồng hồ báo thức;⏱đồng hồ bấm giờ
⏲đồng hồ hẹn giờ;⏳đồng hồ cát đang chảy|bộ định thời;⏸nút tạm dừng|dọc|kép|thanh;⏹nút dừng|hình vuông;⏺nút ghi|ghi lại|hình tròn;Ⓜchữ M trong vòng tròn
▪hình vuông nhỏ màu đen|hình học;▫hình vuông nhỏ màu trắng|hình học;▶nút phát|bên phải|mũi tên|tam giác;◀nút tua lại|mũi tên|tam giác|trái;◻hình vuông trung bình màu trắng|hình học;◼hình vuông trung bình màu đen|hình học
◽hình vuông nhỏ vừa màu trắng|hình học;◾hình vuông nhỏ vừa màu đen|hình học;☀mặt trời|nắng|sáng|tia;☁đám mây|thời tiết;☂cái ô|mưa|quần áo;☃người tuyết|lạnh
☄sao chổi|vũ trụ;☎điện thoại bàn;☑hộp kiểm có dấu chọn|✓;☔cái ô với những giọt nước mưa|chiếc ô|quần áo|rơi;☕đồ uống nóng|cà phê|chưng|trà;☘cỏ ba lá|thực vật
☝ngón trỏ chỉ lên trên|ngón tay;☠đầu lâu xương chéo|cái chết|mặt|quái vật;☢phóng xạ|ký hiệu;☣nguy hiểm sinh học|ký hiệu;☦thập giá chính thống giáo|cơ đốc|tôn giáo;☪sao và trăng lưỡi liềm|hồi giáo|người theo đạo hồi|tôn giáo
☮biểu tượng hòa bình;☯âm dương|đạo|người theo đạo|tôn giáo;☸pháp luân|bánh xe|phật giáo|tôn giáo;☹mặt cau mày;☺mặt cười|thoải mái|thư giãn;♀ký hiệu nữ|phụ nữ
♂ký hiệu nam|đàn ông;♈Bạch Dương|cung hoàng đạo|cừu đực;♉Kim Ngưu|bò đực|cung hoàng đạo;♊Song Tử|cung hoàng đạo|song sinh;♋Cự Giải|con cua|cung hoàng đạo;♌Sư Tử|cung hoàng đạo
♍Xử Nữ|cung hoàng đạo;♎Thiên Bình|cân|cân đối|công bằng|cung hoàng đạo;♏Thiên Yết|bọ cạp|cung bọ cạp|cung hoàng đạo;♐Nhân Mã|cung hoàng đạo|người bắn cung;♑Ma Kết|con dê|cung hoàng đạo;♒Bảo Bình|cung hoàng đạo|người mang|nước
♓Song Ngư|con cá|cung hoàng đạo;♟quân tốt|bịp|cờ|thí tốt;♠bộ bích|bài|bộ bài bích|trò chơi;♣bộ nhép|bài|bộ bài nhép|trò chơi;♥bộ cơ|bài|bộ bài cơ|trò chơi;♦bộ rô|bài|bộ bài rô|trò chơi
♨suối nước nóng|hơi nước;♻biểu tượng tái chế;♾vô cực|mãi mãi|toàn cầu|vô tận;♿biểu tượng xe lăn|lối vào;⚒búa và búa chim|dụng cụ;⚓mỏ neo|dụng cụ|tàu
⚔kiếm bắt chéo|vũ khí;⚕biểu tượng y tế|cán bộ|rắn thần|y học;⚖cân thăng bằng|công lý|cung hoàng đạo|Thiên Bình;⚗bình chưng cất|dụng cụ|hóa học;⚙bánh răng|dụng cụ;⚛biểu tượng nguyên tử|người vô thần
⚜hoa diên vĩ|hoa bách hợp;⚠cảnh báo;⚡điện cao thế|cú đánh|nguy hiểm|sét;⚧biểu tượng chuyển giới|người chuyển giới;⚪hình tròn màu trắng|hình học;⚫hình tròn màu đen|hình học
⚰quan tài|cái chết;⚱bình đựng tro cốt|bình đựng di cốt|cái chết|tang lễ;⚽bóng đá|quả bóng;⚾bóng chày|quả bóng;⛄người tuyết không có tuyết|lạnh;⛅mặt trời sau đám mây
⛈đám mây kèm chớp và mưa|sấm;⛎Xà Phu|con rắn|cung hoàng đạo|người mang;⛏búa chim|dụng cụ|khai mỏ;⛑mũ bảo hiểm của lính cứu hộ|cái mũ|chữ thập|khuôn mặt|nón bảo hộ;⛓dây xích;⛔cấm vào|giao thông|không cho phép|lối vào
⛩đền thờ Nhật Bản|thần đạo|tôn giáo;⛪nhà thờ|cây thánh giá|Đạo cơ đốc|tôn giáo;⛰núi;⛱cái ô trên mặt đất|chiếc ô|mặt trời|mưa;⛲đài phun nước;⛳cờ trong lỗ|gôn
⛴phà|hành khách|thuyền;⛵thuyền buồm|biển|du thuyền|khu nghỉ dưỡng;⛷người trượt tuyết;⛸giày trượt băng;⛹người chơi bóng|quả bóng;⛺lều|cắm trại
⛽bơm nhiên liệu|khí|trạm;✂kéo|cắt|dụng cụ;✅dấu chọn đậm màu trắng|✓|nút;✈máy bay|xe cộ;✉phong bì|email|thư;✊nắm đấm giơ lên|cú đấm|nắm tay|siết chặt
✋bàn tay giơ lên;✌tay chiến thắng|v;✍bàn tay đang viết;✏bút chì;✒ngòi bút đen;✔dấu chọn|✓
✖dấu nhân|×|hủy|x;✝thánh giá la-tinh|chữ thập|cơ đốc|tôn giáo;✡ngôi sao sáu cánh|david|do thái|người do thái|tôn giáo;✨ánh lấp lánh|ngôi sao;✳dấu hoa thị tám cánh;✴ngôi sao tám cánh
❄bông tuyết|lạnh;❇lấp lánh;❌dấu gạch chéo|hủy|nhân|x;❎nút dấu gạch chéo|hình vuông;❓dấu chấm hỏi|chấm câu;❔dấu chấm hỏi màu trắng|chấm câu|dấu hỏi|mờ
❕dấu chấm than màu trắng|cảm thán|mờ;❗dấu chấm than đỏ|!|cảm thán;❣dấu chấm than hình trái tim đậm|cảm thán|chấm câu;❤trái tim màu đỏ;➕cộng|+|dấu|toán;➖trừ|-|−|dấu|toán
➗dấu chia|÷|toán;➡mũi tên phải|chính|đông|hướng;➰vòng lặp|cong;➿vòng lặp đôi|cong|kép;⤴mũi tên phải cong lên;⤵mũi tên phải cong xuống
⬅mũi tên trái|chiều hướng|chính|tây;⬆mũi tên lên|bắc|chính|hướng;⬇mũi tên xuống|chính|hướng|nam;⬛hình vuông lớn màu đen|hình học;⬜hình vuông lớn màu trắng|hình học;⭐ngôi sao
⭕vòng tròn lớn đậm|o;〰dấu gạch ngang lượn sóng;〽ký hiệu thay đổi luân phiên;㊗nút Tiếng Nhật “chúc mừng”|chữ tượng hình;㊙nút Tiếng Nhật “bí mật”|chữ tượng hình;🀄mạt chược rồng đỏ|trò chơi
🃏quân phăng teo|lá bài|trò chơi;🅰nút A (nhóm máu);🅱nút B (nhóm máu);🅾nút O (nhóm máu);🅿nút P|đỗ xe;🆎nút AB (nhóm máu)
🆑nút CL;🆒nút COOL;🆓nút FREE;🆔nút ID|danh tính;🆕nút NEW;🆖nút NG
🆗nút OK;🆘nút SOS|trợ giúp;🆙nút UP!|dấu;🆚nút VS|đấu với;🈁nút Tiếng Nhật “tại đây”|katakana;🈂nút Tiếng Nhật “phí dịch vụ”|katakana
🈚nút Tiếng Nhật “miễn phí”|chữ tượng hình;🈯nút Tiếng Nhật “đặt trước”|chữ tượng hình;🈲nút Tiếng Nhật “bị cấm”|chữ tượng hình;🈳nút Tiếng Nhật “còn trống”|chữ tượng hình;🈴nút Tiếng Nhật “vượt cấp”|chữ tượng hình;🈵nút "hết phòng" bằng tiếng Nhật|“hết phòng”|chữ tượng hình|nút Tiếng Nhật “hết phòng”
🈶nút Tiếng Nhật “không miễn phí”|chữ tượng hình;🈷nút Tiếng Nhật “số tiền hàng tháng”|chữ tượng hình;🈸nút Tiếng Nhật “đơn xin”|chữ tượng hình;🈹nút Tiếng Nhật “giảm giá”|chữ tượng hình;🈺nút Tiếng Nhật “mở cửa kinh doanh”|chữ tượng hình;🉐nút Tiếng Nhật “mặc cả”|chữ tượng hình
🉑nút Tiếng Nhật “có thể chấp nhận”|chữ tượng hình;🌀hình lốc xoáy|bão|choáng váng;🌁có sương|thời tiết;🌂ô đã đóng|chiếc ô|mưa|quần áo;🌃đêm có sao;🌄bình minh trên núi|buổi sáng|mặt trời
🌅bình minh|buổi sáng|mặt trời;🌆khung cảnh thành phố lúc chạng vạng|buổi tối|hoàng hôn|mặt trời lặn|phong cảnh;🌇hoàng hôn|chạng vạng|mặt trời;🌈cầu vồng|mưa;🌉cây cầu về đêm;🌊sóng nước|đại dương
🌋núi lửa|phun trào;🌌dải ngân hà|vũ trụ;🌍địa cầu thể hiện Châu Âu-Châu Phi|thế giới|trái đất;🌎địa cầu thể hiện Châu Mỹ|thế giới|trái đất;🌏địa cầu thể hiện Châu Á-Châu Úc|thế giới|trái đất;🌐địa cầu có đường kinh tuyến|quả địa cầu|thế giới|trái đất
🌑trăng non|bóng tối|mặt trăng;🌒trăng lưỡi liềm đầu tháng|mặt trăng|tròn dần;🌓trăng thượng huyền|mặt trăng|phần tư;🌔trăng khuyết|mặt trăng|tròn dần;🌕trăng tròn|mặt trăng;🌖trăng khuyết cuối tháng|mặt trăng
🌗trăng hạ huyền|mặt trăng|phần tư;🌘trăng lưỡi liềm cuối tháng|mặt trăng;🌙trăng lưỡi liềm|mặt trăng;🌚mặt trăng non;🌛trăng thượng huyền hình mặt người|phần tư;🌜trăng hạ huyền hình mặt người|mặt trăng|phần tư
🌝khuôn mặt trăng tròn|sáng;🌞mặt trời có hình mặt người|sáng;🌟ngôi sao lấp lánh|chiếu sáng|phát sáng;🌠sao băng|ngôi sao|phóng|rơi;🌡nhiệt kế|thời tiết;🌤mặt trời sau đám mây nhỏ
🌥mặt trời sau đám mây lớn;🌦mặt trời sau đám mây mưa;🌧mây và mưa;🌨đám mây với tuyết|lạnh;🌩đám mây với tia chớp|sét;🌪lốc xoáy|cơn lốc|mây
🌫sương mù|mây;🌬khuôn mặt gió|đám mây|thổi;🌭bánh mì xúc xích;🌮bánh taco|bánh mexico;🌯bánh burrito|bánh mexico;🌰hạt dẻ|thực vật
🌱cây non;🌲cây thường xanh|thực vật;🌳cây rụng lá|rơi;🌴cây cọ;🌵cây xương rồng|thực vật;🌶quả ớt|nóng
🌷hoa tulip;🌸hoa anh đào|thực vật;🌹hoa hồng;🌺hoa dâm bụt;🌻hoa hướng dương|mặt trời;🌼hoa|thực vật
🌽bắp ngô;🌾bó lúa|bông lúa|gạo|thực vật;🌿thảo mộc|lá cây;🍀cỏ bốn lá|4|lá cây|thực vật;🍁lá phong|lá cây|rụng;🍂lá rụng|thực vật
🍃lá rung rinh trong gió|lá cây|thổi;🍄nấm|thực vật;🍅cà chua|rau|thực vật;🍆cà tím|rau|thực vật;🍇chùm nho|hoa quả;🍈dưa|hoa quả
🍉dưa hấu|hoa quả;🍊quýt|hoa quả|quả cam;🍋chanh tây|họ cam quýt|hoa quả;🍌chuối|hoa quả;🍍dứa|hoa quả;🍎táo đỏ|hoa quả
🍏táo xanh|hoa quả;🍐lê|hoa quả;🍑đào|hoa quả;🍒anh đào|màu đỏ|quả mọng|trái cây;🍓dâu tây|quả mọng|trái cây;🍔bánh hamburger|bánh kẹp
🍕bánh pizza|lát|phô mai;🍖thịt bám xương;🍗đùi gia cầm|chân|gà|xương;🍘bánh gạo|bánh quy giòn;🍙cơm nắm|nhật bản;🍚cơm|gạo|nấu chín
🍛cơm cà ri;🍜bát mì|hấp|mì dẹt|mì ramen;🍝spaghetti|mì ống;🍞bánh mì|ổ bánh mì;🍟khoai tây chiên|kiểu pháp;🍠khoai lang nướng|ngọt
🍡bánh trôi Nhật Bản|món kiểu nhật bản|món tráng miệng|ngọt|que;🍢món oden|hải sản|kẹp|que|xiên;🍣sushi;🍤tôm chiên|món sốt cá cua tôm|tôm hùm;🍥bánh cá có hình xoắn|bánh ngọt|xoáy;🍦kem mềm|cái kem|món tráng miệng|ngọt
🍧đá bào|kem|món tráng miệng|ngọt;🍨kem|món tráng miệng|ngọt;🍩bánh rán vòng|món tráng miệng|ngọt;🍪bánh quy|món tráng miệng|ngọt;🍫thanh sô cô la|món tráng miệng|ngọt;🍬kẹo|món tráng miệng|ngọt
🍭kẹo mút|món tráng miệng|ngọt;🍮bánh trứng|món tráng miệng|ngọt;🍯hũ mật ong|ngọt;🍰bánh ngọt|miếng|món tráng miệng;🍱hộp cơm bento;🍲nồi thức ăn|hầm
🍳nấu ăn|cái chảo|chiên|trứng;🍴dĩa và dao|nấu nướng;🍵tách trà không có quai|cốc|đồ uống;🍶rượu sake|chai|cốc|đồ uống|quán ba;🍷ly rượu vang|đồ uống|quán ba;🍸ly cocktail|đồ uống|quán bar
🍹đồ uống nhiệt đới|quán bar;🍺cốc bia|đồ uống|quán bar;🍻chạm cốc bia|đồ uống|nước giải khát|quán ba;🍼bình sữa trẻ em|em bé|uống;🍽dĩa và dao với đĩa|nấu nướng|nĩa;🍾chai rượu với nút gỗ bật ra|đồ uống|quán bar
🍿bỏng ngô;🎀ruy băng|lễ kỷ niệm;🎁gói quà|hộp|lễ kỷ niệm|quà tặng;🎂bánh sinh nhật|lễ kỷ niệm|món tráng miệng|ngọt;🎃đèn lồng bí ngô|halloween|lễ hội|lồng đèn bí ngô;🎄cây thông noel|giáng sinh|lễ kỷ niệm
🎅Ông già Noel|cha|claus|Giáng sinh|lễ kỷ niệm|Ông già Noen|santa;🎆pháo hoa|lễ kỷ niệm;🎇pháo bông|chói sáng|lễ kỷ niệm|pháo hoa;🎈bóng bay|lễ kỷ niệm;🎉pháo giấy buổi tiệc|lễ kỷ niệm|pháo bông sinh nhật;🎊bóng hoa giấy|lễ kỷ niệm|quả bóng
🎋cây tanabata|biểu ngữ|kiểu nhật bản|lễ kỷ niệm;🎌cờ bắt chéo|gạch chéo|kiểu nhật bản|lễ kỷ niệm;🎍trang trí cây thông|cây tre|kiểu nhật bản|lễ kỷ niệm;🎎búp bê Nhật Bản|kiểu nhật bản|lễ hội|lễ kỷ niệm;🎏cờ cá chép|cờ dải|lễ kỷ niệm;🎐chuông gió|kêu vang|lễ kỷ niệm
🎑lễ ngắm trăng|kỷ niệm|lễ kỷ niệm|mặt trăng;🎒ba lô đi học|cặp|trường|túi;🎓mũ tốt nghiệp|cái mũ|lễ kỷ niệm|quần áo;🎖huân chương quân đội|huy chương|lễ kỷ niệm|quân sự;🎗ruy băng nhắc nhở|lễ kỷ niệm|lời nhắc;🎙micrô phòng thu âm|nhạc
🎚thanh trượt mức|nhạc;🎛núm điều khiển|nhạc;🎞khung hình phim|rạp chiếu phim;🎟vé vào cửa;🎠ngựa đu quay|đu quay ngựa;🎡vòng đu quay|bánh xe|công viên giải trí
🎢tàu lượn siêu tốc|con lăn|công viên giải trí|tàu lao dốc;🎣cần câu cá;🎤micrô|karaoke;🎥máy quay phim|rạp chiếu phim;🎦rạp chiếu phim|bộ phim|máy ảnh|phim ảnh;🎧tai nghe
🎨bảng màu|bảo tàng|nghệ thuật|vẽ;🎩mũ chóp cao|cái mũ|đầu|quần áo;🎪lều rạp xiếc;🎫vé|vào cửa;🎬bảng clapper|phim;🎭nghệ thuật biểu diễn|mặt nạ|nhà hát
🎮trò chơi điện tử|tay điều khiển;🎯trúng đích|hồng tâm|mục tiêu|phi tiêu|trò chơi;🎰máy giật xèng|khe|trò chơi;🎱bi-a 8 bóng|bida|quả bóng|tám|trò chơi;🎲trò xúc xắc|con xúc xắc|trò chơi;🎳bowling|quả bóng|trò chơi
🎴quân bài hình hoa|kiểu nhật bản|thiệp|trò chơi;🎵nốt nhạc;🎶các nốt nhạc;🎷kèn saxophone|nhạc|nhạc cụ;🎸đàn ghi-ta|nhạc|nhạc cụ;🎹phím đàn|bàn phím|đàn piano|nhạc|nhạc cụ
🎺kèn trumpet|nhạc|nhạc cụ;🎻đàn violin|nhạc|nhạc cụ;🎼khuông nhạc|bản nhạc;🎽áo chạy bộ|áo sơ mi|khăn quàng vai;🎾quần vợt|cái vợt|quả bóng;🎿ván trượt tuyết
🏀bóng rổ|quả bóng|vòng;🏁cờ ô vuông|ca rô|cuộc đua;🏂người trượt ván tuyết|trượt tuyết|ván trượt tuyết;🏃người chạy|chạy bộ|chạy đua maratông;🏄người lướt sóng;🏅huy chương thể thao
🏆cúp|giải thưởng;🏇đua ngựa|cuộc đua|ngựa đua|người cưỡi ngựa đua;🏈bóng bầu dục Mỹ|người Mỹ|quả bóng;🏉bóng bầu dục|bóng đá|quả bóng;🏊người bơi;🏋người cử tạ|người nâng|trọng lượng
🏌người chơi gôn|quả bóng;🏍xe máy|đua xe;🏎xe đua|đua xe;🏏trò chơi cricket|gậy đánh bóng|quả bóng;🏐bóng chuyền|quả bóng|trò chơi;🏑khúc côn cầu trên cỏ|cây gậy|quả bóng|sân|trò chơi
🏒khúc côn cầu trên băng|gậy|trận đấu;🏓bóng bàn|gậy|quả bóng|trò chơi|vợt đánh bóng;🏔đỉnh núi phủ tuyết|lạnh;🏕cắm trại;🏖bãi biển với chiếc ô;🏗công trường xây dựng
🏘những ngôi nhà;🏙khung cảnh thành phố;🏚ngôi nhà bỏ hoang;🏛tòa nhà cổ điển;🏜sa mạc;🏝đảo hoang
🏞công viên quốc gia;🏟sân vận động;🏠ngôi nhà;🏡nhà có vườn|ngôi nhà;🏢tòa nhà văn phòng;🏣bưu điện Nhật Bản|kiểu Nhật
🏤bưu điện|kiểu Châu Âu;🏥bệnh viện|bác sĩ|thuốc;🏦ngân hàng|tòa nhà;🏧ký hiệu ATM|máy rút tiền|ngân hàng|tự động;🏨khách sạn|tòa nhà;🏩khách sạn tình yêu
🏪cửa hàng tiện lợi;🏫trường học|tòa nhà;🏬cửa hàng bách hóa;🏭nhà máy|tòa nhà;🏮đèn lồng giấy màu đỏ|quán bar;🏯lâu đài Nhật Bản|kiểu Nhật
🏰lâu đài|kiểu Châu Âu;🏳cờ trắng|vẫy;🏴cờ đen|vẫy;🏵nơ hoa hồng|thực vật;🏷nhãn;🏸cầu lông|kỹ thuật ghi|trái cầu lông|trò chơi|vợt
🏹cung tên|cung hoàng đạo|cung thủ|mũi tên|Nhân Mã;🏺vò hai quai|Bảo Bình|hoàng đạo|nấu ăn|uống;🐀chuột cống;🐁chuột;🐂bò đực|cung hoàng đạo|cung kim ngưu;🐃trâu nước
🐄bò cái;🐅hổ;🐆báo hoa mai|con báo;🐇thỏ|con thỏ|thú cưng;🐈mèo|thú cưng;🐉rồng|truyện cổ tích
🐊cá sấu;🐋cá voi;🐌ốc sên;🐍rắn|chòm sao xà phu|cung hoàng đạo|vật mang;🐎ngựa|cưỡi ngựa|đua;🐏cừu đực|cung bạch dương|cung hoàng đạo
🐐dê|cung hoàng đạo|cung ma kết;🐑cừu cái;🐒khỉ|con khỉ;🐓gà trống|chim;🐔gà|chim;🐕chó|thú cưng
🐖lợn|heo nái;🐗lợn rừng|con heo;🐘voi;🐙bạch tuộc;🐚vỏ xoắn ốc;🐛con bọ|côn trùng
🐜kiến|côn trùng;🐝ong mật|con ong|côn trùng;🐞bọ rùa|bọ cánh cứng|con bọ rùa|côn trùng;🐟cá|cung hoàng đạo|cung song ngư;🐠cá nhiệt đới;🐡cá nóc
🐢rùa|con rùa|rùa nước ngọt;🐣gà mới nở|ấp|gà con;🐤gà con|chim;🐥mặt trước gà con|chim;🐦chim;🐧chim cánh cụt
🐨gấu túi|con gấu;🐩chó xù|cún;🐪lạc đà|cái bướu|con lạc đà;🐫lạc đà hai bướu|cái bướu|con lạc đà|lạc đà bactrian;🐬cá heo|chân chèo;🐭mặt chuột
🐮mặt bò|bò cái;🐯mặt hổ;🐰mặt thỏ|con thỏ|thú cưng;🐱mặt mèo|thú cưng;🐲mặt rồng|khuôn mặt|truyện cổ tích;🐳cá voi đang phun nước|mặt
🐴mặt ngựa;🐵mặt khỉ;🐶mặt cún|thú cưng;🐷mặt lợn;🐸ếch|mặt;🐹mặt hamster|chuột hamster|thú cưng
🐺mặt chó sói;🐻gấu|mặt;🐼mặt gấu trúc;🐽mũi lợn|con heo|khuôn mặt;🐾dấu chân móng vuốt|bàn chân;🐿sóc chuột|con sóc
👀đôi mắt|mặt;👁mắt|cơ thể;👂tai|cơ thể;👃mũi|cơ thể;👄miệng|môi;👅lưỡi|cơ thể
👆ngón trỏ trái chỉ lên|ngón tay|tay trái;👇ngón trỏ trái chỉ xuống|mu bàn tay|ngón tay;👈ngón trỏ trái chỉ sang trái|mu bàn tay|ngón tay;👉ngón trỏ trái chỉ sang phải|mu bàn tay|ngón tay;👊nắm đấm|cú đấm|nắm tay|siết chặt;👋vẫy tay|đang vẫy
👌bàn tay làm dấu OK;👍dấu ra hiệu đồng ý|+1|lên|ngón tay cái;👎dấu ra hiệu từ chối|-1|ngón tay cái|xuống;👏vỗ tay|hai bàn tay đang vỗ;👐hai bàn tay đang xòe|mở ra;👑vương miện|nữ hoàng|quần áo|vua
👒mũ phụ nữ|cái mũ|quần áo;👓kính mắt|đeo kính|quần áo;👔cà vạt|quần áo;👕áo phông|áo sơ mi|áo thun|quần áo;👖quần bò|quần áo|quần dài;👗váy|quần áo
👘kimono|quần áo;👙áo tắm hai mảnh|bơi|quần áo;👚quần áo nữ;👛ví|đồng tiền|quần áo;👜túi xách|quần áo|ví;👝túi cắp nách|quần áo|túi nhỏ
👞giày nam|đàn ông|quần áo;👟giày chạy|giày chạy bộ|giày đế mềm|quần áo|thể thao;👠giày cao gót|gót chân|phụ nữ|quần áo;👡xăng đan nữ|giày|phụ nữ|quần áo;👢giày bốt nữ|phụ nữ|quần áo;👣dấu chân|các dấu chân|in dấu|quần áo
👤bóng tượng bán thân;👥các bóng tượng bán thân;👦con trai|cậu bé;👧con gái|cô gái|cung hoàng đạo|trẻ|Xử Nữ;👨đàn ông|người lớn;👩phụ nữ|người lớn
👪gia đình;👫người đàn ông và phụ nữ nắm tay|cầm|cặp đôi;👬hai người đàn ông nắm tay|cặp đôi|cặp song sinh|hai người đàn ông nắm tay nhau|hoàng đạo|song tử;👭hai người phụ nữ nắm tay|cặp đôi;👮cảnh sát|công an|sĩ quan;👯những người đeo tai thỏ|tiệc tùng|vũ công
👰người đội khăn voan|cô dâu|cưới;👱người tóc vàng hoe|người: tóc vàng hoe;👲người đàn ông đội mũ Trung Quốc|mũ Khang Hy;👳người đội khăn xếp;👴cụ ông|đàn ông|già|người lớn;👵cụ bà|già|người lớn|phụ nữ
👶trẻ con|trẻ em;👷công nhân xây dựng|mũ;👸công chúa|truyện cổ tích|tưởng tượng;👹mặt quỷ|quái vật|quỷ ăn thịt người|sinh vật|truyện cổ tích|tưởng tượng;👺yêu tinh|mặt|quái vật|sinh vật|truyện cổ tích|tưởng tượng;👻ma|mặt|quái vật|sinh vật|truyện cổ tích|tưởng tượng
👼thiên thần nhỏ|bé con|mặt|truyện cổ tích|tưởng tượng;👽người ngoài hành tinh|đĩa bay|giả tưởng|khuôn mặt|ngoài trái đất|sinh vật;👾quái vật ngoài hành tinh|đĩa bay|khuôn mặt|ngoài trái đất|người ngoài hành tinh|sinh vật;👿mặt giận giữ có sừng|ma quỷ|mặt giận dữ có sừng|tiểu yêu|tưởng tượng;💀đầu lâu|cái chết|mặt|quái vật|truyện cổ tích;💁người ra hiệu trợ giúp|mách nước|tay|thông tin|tươi tắn
💂bảo vệ;💃người phụ nữ đang khiêu vũ;💄son môi|mỹ phẩm|trang điểm;💅sơn móng tay|chăm sóc|đánh bóng|làm móng tay|mỹ phẩm;💆người được xoa bóp mặt|thẩm mĩ viện;💇người được cắt tóc|thợ cắt tóc|tiệm|vẻ đẹp
💈biển hiệu của thợ cắt tóc|cột;💉ống tiêm|bệnh|kim|thuốc;💊viên thuốc|bác sĩ|bệnh;💋dấu nụ hôn|môi;💌thư tình|lá thư|trái tim|yêu;💍nhẫn|kim cương
💎đá quý|đồ nữ trang|kim cương|viên ngọc;💏nụ hôn|cặp đôi;💐bó hoa;💑cặp đôi với trái tim|yêu;💒đám cưới|lãng mạn|nhà thờ nhỏ;💓trái tim đang đập|dao động|nhịp tim
💔trái tim tan vỡ|bị vỡ;💕hai trái tim|yêu;💖trái tim lấp lánh|bị kích thích;💗trái tim lớn dần|bị kích thích|lo lắng|nhịp tim|phát triển;💘trái tim với mũi tên|thần tình yêu;💙trái tim màu lam
💚trái tim màu lục;💛trái tim màu vàng;💜trái tim tím;💝trái tim với ruy băng|lễ tình yêu;💞trái tim xoay vòng|đang quay;💟hình trang trí trái tim
💠hình thoi có dấu chấm|bên trong|hài hước|hình học|hình thoi có chấm;💡bóng đèn|ánh sáng|điện|hài hước|ý tưởng;💢biểu tượng giận giữ|điên|hài hước|tức giận;💣bom|hài hước;💤buồn ngủ|hài hước;💥va chạm|bùng nổ|hài hước
💦giọt mồ hôi|bắn tung tóe|hài hước;💧giọt nước|hài hước|lạnh|mồ hôi|rơi;💨chớp nhoáng|chạy|hài hước|lao|lao đi;💩đống phân|chất thải|hài hước|khuôn mặt|quái vật;💪bắp tay gập lại|cơ bắp|hài hước;💫choáng váng|hài hước|ngôi sao
💬bong bóng lời nói|bài diễn văn|hài hước|thoại;💭bong bóng suy nghĩ|hài hước|khí cầu;💮hoa trắng;💯100 điểm|một trăm|toàn bộ;💰túi tiền|đô la;💱đổi tiền|ngân hàng|tiền tệ
💲ký hiệu đô la đậm|tiền|tiền tệ;💳thẻ tín dụng|tiền;💴tiền giấy yên|hoá đơn|tiền tệ;💵tiền giấy đô la|hoá đơn|tiền tệ;💶tiền giấy euro|hoá đơn|tiền tệ;💷tiền giấy bảng|hoá đơn|tiền tệ
💸tiền có cánh|bay|đô la|tiền giấy;💹biểu đồ đồng yên tăng|tiền;💺cái ghế;💻máy tính xách tay|cá nhân|pc;💼cặp tài liệu;💽đĩa máy tính|đĩa mini|quang học
💾đĩa mềm|máy tính;💿đĩa quang|cd|máy tính;📀dvd|chuẩn đĩa quang|máy tính;📁thư mục tệp;📂thư mục tệp mở;📃trang bị quăn|tài liệu
📄trang hướng lên trên|tài liệu;📅lịch|ngày;📆quyển lịch bloc;📇chỉ mục thẻ|hộp danh thiếp;📈biểu đồ tăng|đồ thị|tăng lên|tăng trưởng|xu hướng;📉biểu đồ giảm|đồ thị|xu hướng|xuống
📊biểu đồ thanh|đồ thị;📋bảng ghi nhớ;📌đinh ghim|cái ghim;📍đinh ghim hình tròn;📎kẹp giấy;📏thước thẳng|cạnh thẳng|thước kẻ
📐thước tam giác|bộ|thước kẻ;📑tab dấu trang|đánh dấu;📒sổ cái|sổ ghi chép;📓sổ ghi chép;📔sổ ghi chép có bìa trang trí|sách;📕sách đóng
📖sách đang mở;📗sách màu lục|xanh lục;📘sách màu lam|xanh lam;📙sách màu cam;📚sách;📛thẻ tên
📜cuộn sách|cuộn giấy;📝sổ ghi nhớ|bút chì;📞ống nghe điện thoại bàn;📟máy nhắn tin;📠máy fax;📡ăng-ten vệ tinh|đĩa
📢loa phát thanh|địa chỉ công cộng|loa phóng thanh|lớn;📣loa phóng thanh|cổ vũ;📤khay thư đi|đã gửi|hộp|hộp thư đi;📥khay thư đến|hộp|hộp thư đến|nhận;📦gói|bưu kiện|hộp;📧email|thư
📨phong bì thư đến|email|nhận;📩phong bì với mũi tên|email|thư đi;📪hộp thư được đóng với lá cờ nằm ngang|hòm thư;📫hộp thư được đóng với lá cờ đứng|hòm thư;📬hộp thư được mở với lá cờ đứng|hòm thư;📭hộp thư được mở với lá cờ nằm ngang|hòm thư
📮hòm thư|hộp thư;📯kèn bưu chính|bưu điện;📰báo|tạp chí;📱điện thoại di động;📲điện thoại di động có mũi tên|gọi|nhận;📳chế độ rung|di động|điện thoại|điện thoại di động
📴tắt điện thoại di động;📵cấm điện thoại di động|không;📶vạch ăng-ten|di động|điện thoại;📷máy ảnh|video;📸máy ảnh có đèn flash|video;📹máy quay video|máy quay phim
📺tivi|tv|video;📻radio|video;📼băng video|vhs;📽máy chiếu phim|rạp chiếu phim|video;📿tràng hạt|lời cầu nguyện|quần áo|tôn giáo|vòng cổ;🔀nút xáo trộn bài|bắt chéo|mũi tên
🔁nút lặp lại|chiều kim đồng hồ|mũi tên;🔂nút lặp lại một lần|chiều kim đồng hồ|mũi tên;🔃mũi tên thẳng đứng theo chiều kim đồng hồ|tải lại;🔄nút mũi tên ngược chiều kim đồng hồ;🔅nút mờ|độ sáng|thấp;🔆nút sáng|độ sáng
🔇tắt loa|cái loa|im lặng|không ồn ào|tắt tiếng;🔈âm lượng loa thấp|nhẹ;🔉âm lượng loa trung bình;🔊âm lượng loa cao|lớn;🔋pin;🔌phích cắm điện
🔍kính phóng đại nghiêng sang trái|dụng cụ|tìm kiếm;🔎kính lúp nghiêng sang phải|dụng cụ|kính phóng đại nghiêng sang phải|tìm kiếm;🔏khóa với bút|mực|ngòi bút|riêng tư;🔐khóa với chìa|bảo mật|đóng;🔑chìa khóa|mật khẩu;🔒khóa|đóng
🔓mở khóa;🔔cái chuông;🔕chuông với dấu gạch chéo|cấm|im lặng|tắt tiếng;🔖đánh dấu trang;🔗mắt xích;🔘nút radio|hình học
🔙mũi tên BACK;🔚mũi tên END;🔛mũi tên ON!|dấu;🔜mũi tên SOON;🔝mũi tên TOP|lên;🔞cấm người dưới 18 tuổi|giới hạn độ tuổi|mười tám|vị thành niên
🔠nhập chữ hoa la tinh|ABCD;🔡nhập chữ thường la tinh|abcd;🔢nhập số|1234;🔣nhập biểu tượng|〒♪&%;🔤nhập chữ cái la tinh|abc|bảng chữ cái;🔥lửa|dụng cụ|ngọn lửa
🔦đèn pin|ánh sáng|điện|dụng cụ;🔧cờ lê|chìa vặn|dụng cụ;🔨búa|dụng cụ;🔩đai ốc và bu lông|dụng cụ;🔪dao làm bếp|dụng cụ|hocho|nấu nướng|vũ khí;🔫súng nước|dụng cụ|súng gắn|súng lục|súng lục ổ quay|vũ khí
🔬kính hiển vi|dụng cụ|khoa học|kính hiển vị;🔭kính viễn vọng|dụng cụ|khoa học;🔮quả cầu pha lê|dụng cụ|giả tưởng|quả bóng|truyện cổ tích|vận may;🔯ngôi sao sáu cánh có dấu chấm|may mắn;🔰ký hiệu của Nhật cho người mới bắt đầu|hình V|lá;🔱biểu tượng đinh ba|công cụ|neo|tàu
🔲nút hình vuông màu đen|hình học;🔳nút hình vuông màu trắng|hình học|mờ;🔴hình tròn màu đỏ|hình học;🔵hình tròn màu lam|hình học;🔶hình thoi lớn màu cam|hình học;🔷hình thoi lớn màu lam|hình học
🔸hình thoi nhỏ màu cam|hình học;🔹hình thoi nhỏ màu lam|hình học;🔺tam giác màu đỏ trỏ lên trên|hình học;🔻tam giác màu đỏ trỏ xuống dưới|hình học;🔼nút đi lên|đỏ|mũi tên;🔽nút đi xuống|đỏ|mũi tên
🕉om|hindu|tôn giáo;🕊bồ câu|bay|chim|hòa bình;🕋kaaba|hồi giáo|thuộc hồi giáo|tôn giáo;🕌nhà thờ hồi giáo|thuộc hồi giáo|tôn giáo;🕍giáo đường Do thái|đền|người do thái|tôn giáo;🕎cây đèn menorah|cây đèn nến|giá đỡ nến|tôn giáo
🕐một giờ|00|1|1:00|đồng hồ;🕑hai giờ|00|2|2:00|đồng hồ;🕒ba giờ|00|3|3:00|đồng hồ;🕓bốn giờ|00|4|4:00|đồng hồ;🕔năm giờ|00|5|5:00|đồng hồ;🕕sáu giờ|00|6|6:00|đồng hồ
🕖bảy giờ|00|7|7:00|đồng hồ;🕗tám giờ|00|8|8:00|đồng hồ;🕘chín giờ|00|9|9:00|đồng hồ;🕙mười giờ|00|10|10:00|đồng hồ;🕚mười một giờ|00|11|11:00|đồng hồ;🕛mười hai giờ|00|12|12:00|đồng hồ
🕜một giờ ba mươi phút|1|1:30|đồng hồ;🕝hai giờ ba mươi phút|2|2:30|đồng hồ;🕞ba giờ ba mươi phút|3|3:30|đồng hồ;🕟bốn giờ ba mươi phút|4|4:30|đồng hồ;🕠năm giờ ba mươi phút|5|5:30|đồng hồ;🕡sáu giờ ba mươi phút|6|6:30|đồng hồ
🕢bảy giờ ba mươi phút|7|7:30|đồng hồ;🕣tám giờ ba mươi phút|8|8:30|đồng hồ;🕤chín giờ ba mươi phút|9|9:30|đồng hồ;🕥mười giờ ba mươi phút|10|10:30|đồng hồ;🕦mười một giờ ba mươi phút|11|11:30|đồng hồ;🕧mười hai giờ ba mươi phút|12|12:30|đồng hồ
🕯nến|ánh sáng;🕰đồng hồ để bàn;🕳lỗ;🕴người đàn ông mặc vest đang bay lên|bộ đồ|kinh doanh;🕵thám tử|gián điệp|trinh thám;🕶kính râm|bóng tối|đeo kính|kính mắt
🕷nhện|côn trùng;🕸mạng nhện;🕹cần điều khiển|trò chơi|trò chơi điện tử;🕺người đàn ông đang khiêu vũ;🖇kẹp giấy được nối;🖊bút|bút bi
🖋bút máy;🖌cọ vẽ tranh|tranh vẽ;🖍bút sáp màu;🖐tay xòe ngón giơ lên|ngón tay;🖕ngón giữa|ngón tay;🖖tay thần lửa|ngón tay|spock
🖤tim đen|điều ác|xấu;🖥máy tính để bàn;🖨máy in|máy tính;🖱chuột máy tính;🖲bi xoay|máy tính;🖼tranh trong khung|bảo tàng|nghệ thuật
🗂dụng cụ chia chỉ mục thẻ;🗃hộp đựng hồ sơ|tệp|thẻ;🗄tủ hồ sơ|tệp;🗑sọt rác;🗒sổ ghi chú gáy xoắn;🗓lịch gáy xoắn
🗜cái kẹp|cặp|dụng cụ|nén;🗝chìa khóa cũ|đầu mối;🗞tờ báo được cuộn tròn|tạp chí;🗡dao găm|vũ khí;🗣đầu người đang nói|cái đầu|hình bóng|khuôn mặt;🗨bong bóng lời nói trái|bài diễn văn|thoại
🗯bong bóng góc phải|điên|khí cầu|tức giận;🗳hòm phiếu với lá phiếu|thùng phiếu;🗺bản đồ thế giới;🗻núi Phú Sĩ;🗼tháp Tokyo;🗽Tượng Nữ thần Tự do|bức tượng
🗾bản đồ Nhật Bản;🗿tượng moai|bức tượng|khuôn mặt|tượng moyai;😀mặt cười toe toét;😁mặt cười nhe răng và mắt cười;😂mặt cười với nước mắt vui sướng;😃mặt cười miệng há với mắt to|há to|mặt cười mắt mở to
😄mặt cười miệng há mắt cười|mở;😅mặt cười toát mồ hôi|lạnh|mặt cười miệng há mồ hôi|mở;😆mặt cười miệng há mắt nhắm chặt|cười to|hài lòng;😇mặt cười có hào quang|giả tưởng|ngây thơ|thiên thần;😈mặt cười có sừng|truyện cổ tích|tưởng tượng;😉mặt nháy mắt
😊mặt cười híp mắt|đỏ mặt|mặt mỉm cười với hai mắt híp lại;😋mặt thưởng thức món ngon|cười|ngon tuyệt;😌mặt nhẹ nhõm;😍mặt cười mắt hình trái tim|yêu;😎mặt cười đeo kính|mặt trời|phong cách|sáng;😏mặt cười khẩy
😐mặt trung lập|mặt ngây ra bất động;😑mặt vô cảm|không diễn cảm|thản nhiên;😒mặt buồn|không vui;😓mặt chán nản với mồ hôi|lạnh;😔mặt trầm ngâm|thất vọng;😕mặt bối rối
😖mặt xấu hổ;😗mặt hôn;😘mặt đang hôn gió;😙mặt hôn mắt cười;😚mặt hôn mắt nhắm;😛mặt lè lưỡi
😜mặt lè lưỡi nháy mắt|nói đùa;😝mặt thè lưỡi mắt nhắm chặt|hương vị|kinh khủng;😞mặt thất vọng;😟mặt lo lắng;😠mặt giận giữ|điên|tức giận;😡mặt hờn dỗi|cơn thịnh nộ|điên|đỏ|tức giận
😢mặt khóc|buồn|nước mắt;😣mặt kiên nhẫn;😤mặt có mũi đang phì hơi|chiến thắng|hân hoan;😥mặt thất vọng nhưng nhẹ nhõm|ngạc nhiên;😦mặt cau miệng há|mở|nhăn mặt;😧mặt đau khổ
😨mặt sợ hãi|kinh hãi;😩mặt kiệt sức|mệt mỏi;😪mặt buồn ngủ;😫mặt mệt mỏi;😬mặt nhăn nhó;😭mặt khóc to|buồn|nước mắt|thổn thức
😮mặt có miệng há|mở|thông cảm;😯mặt làm thinh|choáng váng|ngạc nhiên;😰mặt lo lắng và toát mồ hôi|lạnh|mặt lo lắng và toát mồ hôi mồ hôi|vội vã|xanh da trời;😱mặt la hét kinh hãi|kinh sợ|sợ hãi;😲mặt kinh ngạc|hoàn toàn|sốc;😳mặt đỏ ửng|choáng váng|đỏ mặt
😴mặt đang ngủ|zzz;😵mặt chóng mặt;😶mặt không có miệng|ít nói|yên lặng;😷mặt đeo khẩu trang y tế|bác sĩ|lạnh|mặt nạ|ốm;😸mặt mèo cười tươi với hai mắt híp lại|cười toét|mặt mèo cười toét mắt cười;😹mặt mèo có nước mắt vui sướng|niềm vui
😺mặt mèo cười tươi|con mèo|khuôn mặt|mặt mèo cười miệng há|mở ra|nụ cười;😻mặt mèo cười mắt hình trái tim|con mèo|khuôn mặt|nụ cười|thân ái;😼mặt mèo cười gượng|châm biếm|con mèo|khuôn mặt|mỉa mai|nụ cười;😽mặt mèo hôn mắt nhắm|con mèo|khuôn mặt;😾mặt mèo hờn dỗi;😿mặt mèo đang khóc|buồn|nước mắt
🙀mặt mèo mệt lử|mệt mỏi|ngạc nhiên|ôi;🙁mặt hơi cau mày;🙂mặt cười mỉm;🙃mặt lộn ngược;🙄mặt có mắt đu đưa;🙅người ra hiệu phản đối|cấm|cử chỉ|không cho phép|tay
🙆người ra hiệu đồng ý|cử chỉ|ok|tay;🙇người đang cúi đầu|cử chỉ|cúi người|lấy làm tiếc|lời xin lỗi;🙈khỉ không nhìn điều xấu|cấm|mặt;🙉khỉ không nghe điều xấu|cấm|mặt;🙊khỉ không nói điều xấu|cấm|mặt;🙋người giơ cao tay|cử chỉ|nâng lên|người vui vẻ giơ cao tay
🙌hai bàn tay giơ lên|cử chỉ|hoan hô|lễ kỷ niệm|nâng lên;🙍người đang cau mày|cử chỉ;🙎người đang bĩu môi|cử chỉ;🙏chắp tay|cảm ơn|cầu nguyện|hỏi|làm ơn;🚀tên lửa|vũ trụ;🚁máy bay trực thăng|xe cộ
🚂đầu máy xe lửa|động cơ|đường sắt|hơi nước|tàu hỏa;🚃toa tàu|điện|đường sắt|tàu điện|tàu hỏa|xe hơi;🚄tàu cao tốc|đường sắt|tàu cao tốc Nhật Bản|tàu hỏa|tốc độ;🚅tàu viên đạn|đường sắt|tàu cao tốc Nhật Bản|tàu hỏa|tốc độ;🚆tàu hỏa|đường sắt;🚇tàu điện ngầm|xe điện ngầm
🚈tàu điện nhẹ|đường sắt|xe cộ;🚉ga tàu|đường sắt|tàu hỏa;🚊xe điện|ô tô điện;🚋tàu điện|ô tô điện|toa xe|xe điện;🚌xe buýt|xe cộ;🚍xe buýt đang tới
🚎ô tô điện|xe buýt|xe điện|xe goòng;🚏điểm dừng xe buýt|dừng lại;🚐xe buýt nhỏ;🚑xe cứu thương|xe cộ;🚒xe cứu hỏa|động cơ|lửa|xe tải;🚓xe cảnh sát|tuần tra|xe hơi
🚔xe cảnh sát đang tới|xe hơi;🚕taxi|xe cộ;🚖taxi đang tới|xe cộ;🚗ô tô|xe cộ;🚘ô tô đang tới|xe hơi;🚙xe thể thao đa dụng|giải trí|tiện ích thể thao
🚚xe tải giao hàng;🚛đầu kéo rơ-moóc|bán|xe tải;🚜máy kéo|xe cộ;🚝đường một ray|xe cộ;🚞đường ray leo núi|đường sắt|toa xe;🚟đường sắt trên cao|treo
🚠cáp treo trên núi|toa trần;🚡cáp treo|đường xe điện|toa trần|trên không;🚢tàu thủy|hành khách|thuyền;🚣người chèo thuyền|thuyền có mái chèo;🚤xuồng cao tốc|thuyền;🚥đèn giao thông ngang|biển báo
🚦đèn giao thông dọc|biển báo;🚧công trường|rào chắn;🚨đèn xe cảnh sát|ánh sáng|đèn hiệu|quay vòng|xe hơi;🚩cờ tam giác|đánh dấu;🚪cửa;🚫bị cấm|không|không có|lối vào
🚬thuốc lá|hút thuốc;🚭cấm hút thuốc|bị cấm|bị nghiêm cấm|không;🚮ký hiệu bỏ rác vào thùng|thùng rác|xả rác;🚯cấm xả rác|bị cấm|bị nghiêm cấm|không;🚰nước uống|uống được;🚱nước không uống được|không dùng để uống
🚲xe đạp|xe cộ;🚳cấm xe đạp|bị cấm|bị nghiêm cấm|không;🚴người đi xe đạp|đạp xe|người đạp xe;🚵người đi xe đạp leo núi|người đạp xe;🚶người đi bộ|đang đi bộ|đi lang thang;🚷cấm người đi bộ|không|không cho phép|không có
🚸qua đường cho trẻ em|cho người đi bộ|đi qua|giao thông;🚹nhà vệ sinh nam|phòng vệ sinh|wc;🚺nhà vệ sinh nữ|phòng vệ sinh|wc;🚻nhà vệ sinh|phòng vệ sinh|wc;🚼biểu tượng trẻ em|thay đồ;🚽bồn cầu|bệ xí
🚾WC|nhà vệ sinh|nước|phòng vệ sinh;🚿vòi hoa sen|nước;🛀người đang tắm bồn|bồn tắm;🛁bồn tắm;🛂kiểm soát hộ chiếu;🛃hải quan
🛄nơi nhận hành lý;🛅hành lý bỏ quên|tủ khóa;🛋ghế dài và đèn|đi văng|khách sạn;🛌người trên giường|khách sạn|ngủ;🛍túi mua sắm|khách sạn;🛎chuông gọi phục vụ|khách sạn
🛏giường|khách sạn|ngủ;🛐nơi thờ phụng|tôn giáo|tôn sùng;🛑ký hiệu dừng|bát giác;🛒xe mua hàng|xe đẩy;🛕đền hindu|hin đu|hin-đu;🛖túp lều|lều tròn|nhà|nhà tròn
🛗thang máy|kéo lên|khả năng tiếp cận|nhấc;🛜không dây|internet|mạng|máy tính;🛝cầu trượt|chơi|khu vui chơi;🛞bánh xe|hình tròn|lốp xe|xoay;🛟phao cứu sinh|an toàn|cấp cứu|cứu hộ|phao nổi|phương tiện cứu hộ;🛠búa và cờ lê|chìa vặn|dụng cụ
🛡cái khiên|vũ khí;🛢thùng dầu;🛣đường cao tốc;🛤đường ray|tàu hỏa;🛥thuyền máy;🛩máy bay nhỏ|xe cộ
🛫máy bay khởi hành|điểm khởi hành|làm thủ tục|tàu bay;🛬máy bay đến nơi|điểm đến|hạ cánh;🛰vệ tinh|vũ trụ;🛳tàu chở khách|hành khách|tàu thủy;🛴xe hẩy|đẩy;🛵xe tay ga|mô tơ
🛶xuồng|thuyền;🛷xe trượt tuyết|đi xe trượt tuyết;🛸đĩa bay|UFO;🛹ván trượt;🛺xe lam|túc túc|tuk tuk;🛻xe bán tải|nhận hàng|xe tải
🛼giày trượt patin|con lăn;🟠hình tròn màu cam|da cam|vòng tròn;🟡hình tròn màu vàng|vòng tròn;🟢hình tròn màu xanh lá cây|vòng tròn|xanh lục;🟣hình tròn màu tím|tía|vòng tròn;🟤hình tròn màu nâu|vòng tròn
🟥hình vuông màu đỏ|ô vuông;🟦hình vuông màu xanh da trời|ô vuông;🟧hình vuông màu cam|da cam|ô vuông;🟨hình vuông màu vàng|ô vuông;🟩hình vuông màu xanh lá cây|ô vuông|xanh lục;🟪hình vuông màu tím|màu tía|ô vuông
🟫hình vuông màu nâu|ô vuông;🟰dấu bằng đậm|toán;🤌ngón tay khum lại|cử chỉ tay|mỉa mai|thẩm vấn;🤍trái tim màu trắng;🤎trái tim màu nâu;🤏tay chụm|số lượng nhỏ
🤐mặt có miệng bị kéo khóa|khóa kéo;🤑mặt có tiền ở miệng;🤒mặt có miệng ngậm nhiệt kế|mệt|ốm;🤓mặt mọt sách|đam mê;🤔mặt suy nghĩ|đang suy nghĩ;🤕mặt đeo băng đầu|đau|vết thương
🤖mặt rô-bốt|quỷ;🤗mặt ôm;🤘ký hiệu cặp sừng|ngón tay|tuyệt vời;🤙bàn tay gọi cho tôi|gọi điện;🤚mu bàn tay giơ lên;🤛nắm đấm hướng phía trái|hướng trái
🤜nắm đấm hướng sang phải|hướng phải;🤝bắt tay|đồng ý|gặp mặt|rung;🤞hai ngón tay bắt chéo|bàn tay|may mắn;🤟cử chỉ yêu nhau|anh yêu em|tay;🤠mặt đội mũ cao bồi|nữ cao bồi;🤡mặt hề
🤢mặt buồn nôn|nôn mửa;🤣mặt cười lăn cười bò|sàn;🤤mặt chảy dãi;🤥mặt nói dối|pinocchio;🤦người lấy tay che mặt|hoài nghi|lòng bàn tay|tức giận;🤧mặt hắt hơi|sức khỏe
🤨mặt với lông mày rướn lên|hoài nghi|ngờ vực;🤩ngưỡng mộ|cười toét|mắt|mặt|ngôi sao;🤪mặt làm trò hề|lớn|mắt|ngốc|nhỏ;🤫mặt ra dấu suỵt|im lặng;🤬mặt có các ký hiệu trên miệng|chửi rủa;🤭mặt với tay che miệng|xin lỗi
🤮mặt nôn mửa|ốm;🤯đầu nổ tung|bị sốc;🤰người phụ nữ có thai|mang thai;🤱cho con bú|cho bú|em bé|vú;🤲hai bàn tay chạm vào nhau|lời cầu nguyện;🤳tự sướng|điện thoại|máy ảnh
🤴hoàng tử;🤵người mặc bộ vest|chú rể;🤶mẹ giáng sinh|bà già Noel;🤷người nhún vai|hững hờ|nghi ngờ|thờ ơ;🤸người nhào lộn|thể dục;🤹người tung hứng|cân bằng|đa nhiệm|kỹ năng
🤺người đấu kiếm|người đánh kiếm;🤼người chơi vật|đô vật;🤽người chơi bóng nước;🤾người chơi bóng ném;🤿mặt nạ lặn|bình dưỡng khí|bình ôxy|ống thở;🥀hoa héo
🥁trống|dùi trống|nhạc;🥂chạm cốc|chúc mừng|đồ uống|tiếng keng;🥃ly đáy phẳng|cốc|cốc vại|ngụm|rượu|rượu whisky;🥄thìa|bộ đồ ăn;🥅khung thành|lưới;🥇huy chương vàng|nhất
🥈huy chương bạc|hai;🥉huy chương đồng|ba;🥊găng tay quyền anh;🥋đồng phục võ thuật|judo|karate|taekwondo|thể thao;🥌bi đá trên băng|trò chơi;🥍bóng vợt|gậy|gôn
🥎bóng mềm|bao tay|ném bóng dưới vai;🥏đĩa bay trò chơi|ném đĩa;🥐bánh sừng bò|bánh móng ngựa|bánh mỳ|pháp|thức ăn;🥑quả bơ|hoa quả|thức ăn;🥒dưa chuột|dưa chua|thức ăn|thực vật;🥓thịt xông khói|thức ăn
🥔khoai tây|thức ăn|thực vật;🥕cà rốt|thức ăn|thực vật;🥖bánh mì que|bánh mỳ|pháp|thức ăn;🥗salad rau xanh|thức ăn;🥘chảo thức ăn nông|nồi đất|paella;🥙bánh mì kẹp thịt|bánh mỳ dẹt|bánh mỳ gyro|bánh mỳ kẹp thịt nướng|đồ ăn|nhồi|viên bột đậu rán
🥚trứng|thức ăn;🥛cốc sữa|đồ uống;🥜đậu phộng|quả hạch|rau củ|thức ăn;🥝quả kiwi|hoa quả|thức ăn;🥞bánh kếp|thức ăn;🥟bánh bao|sủi cảo
🥠bánh quy may mắn|tiên tri;🥡hộp đựng đồ ăn mang đi|hộp đựng đồ ăn Trung Quốc;🥢đũa|đũa Nhật;🥣bát và thìa|bữa sáng|ngũ cốc;🥤cốc và ống hút|nước ép|soda;🥥dừa|cây dừa|pina colada
🥦xúp lơ xanh|cải bắp dại;🥧bánh nướng|bánh ngọt|bột nhồi;🥨bánh quy xoắn;🥩tảng thịt|bít tết|sườn|sườn cừu|sườn lợn;🥪bánh mỳ kẹp;🥫thực phẩm đóng hộp
🥬xanh lá|cải bắp|cải thìa|cải xoăn|rau diếp;🥭xoài|nhiệt đới|trái cây;🥮bánh trung thu|lễ hội|mùa thu;🥯bánh mỳ vòng|bánh vòng|bữa sáng|phết|tiệm bánh;🥰mặt cười với 3 trái tim|phải lòng|yêu|yêu quý;🥱mặt đang ngáp|chán|mệt mỏi
🥲mặt cười với nước mắt|biết ơn|mỉm cười|nhẹ nhõm|tự hào|xúc động;🥳mặt tiệc tùng|buổi tiệc|lễ kỷ niệm|mũ|sừng;🥴mặt choáng váng|chếnh choáng|chóng mặt|mắt đảo điên|miệng uốn lượn|say xỉn;🥵mặt nóng|đỏ mặt|đổ mồ hôi|sốc nhiệt|sốt;🥶mặt lạnh|đóng băng|lạnh cứng|mặt xanh|tê cóng;🥷ninja|ẩn|đấu sĩ|tàng hình
🥸mặt trá hình|ẩn danh|kính|mũi|ngụy trang;🥹mặt kìm nén nước mắt|buồn|chịu đựng|giận giữ|khóc|tự hào;🥺mặt cầu xin|lòng thương|mắt cún con|xin xỏ;🥻xari|đầm|quần áo|trang phục|váy;🥼áo phòng thí nghiệm|bác sĩ|nhà khoa học;🥽kính bảo hộ|bảo vệ mắt|bơi|hàn
🥾giày leo núi|cắm trại|đi bộ đường dài|du lịch bụi|giày ống;🥿giày bệt|giày búp bê|giày đi trong nhà|giày lười;🦀cua|cung cự giải|cung hoàng đạo;🦁mặt sư tử|cung hoàng đạo|cung sư tử;🦂bọ cạp|cung bọ cạp|cung hoàng đạo;🦃gà tây|chim
🦄kỳ lân|mặt|mặt kỳ lân;🦅đại bàng|chim;🦆vịt|chim;🦇dơi|ma cà rồng;🦈cá mập;🦉cú|chim|khôn ngoan
🦊cáo|mặt;🦋bướm|côn trùng|đẹp;🦌hươu;🦍khỉ đột;🦎thằn lằn|bò sát;🦏tê giác
🦐tôm|nhỏ|thức ăn|tôm cua;🦑mực ống|thân mềm|thức ăn;🦒hươu cao cổ|đốm;🦓ngựa vằn|sọc;🦔nhím|có gai;🦕khủng long chân thằn lằn|khủng long to ăn cây cối|thằn lằn hai óc|uyển long
🦖khủng long bạo chúa;🦗dế|châu chấu;🦘chuột túi|Australia|chuột túi con|nhảy|thú có túi;🦙lạc đà không bướu|lạc đà alpaca|lạc đà guanaco|lạc đà vicuña|len;🦚con công|chim|công mái|phô trương|tự hào;🦛hà mã
🦜con vẹt|chim|cướp biển|nói chuyện;🦝gấu trúc|tinh nghịch|tò mò;🦞tôm hùm|càng|hải sản|xúp tôm cua;🦟con muỗi|bệnh|côn trùng|sốt|sốt rét|vi rút;🦠vi trùng|Amip|vi khuẩn|vi rút;🦡con lửng|lửng mật|quấy rầy
🦢thiên nga|chim|thiên nga non|vịt con xấu xí;🦣voi ma mút|có lông|lớn|ngà|tuyệt chủng;🦤chim cưu|lớn|Mauritius|tuyệt chủng;🦥con lười|chậm|đủng đỉnh;🦦rái cá|bắt cá|nghịch ngợm;🦧đười ươi|vượn người
🦨chồn hôi Mỹ|mùi hôi;🦩hồng hạc|nhiệt đới|rực rỡ;🦪hàu|lặn|ngọc trai;🦫hải ly|xây đập;🦬bò rừng|đàn|trâu;🦭chó biển|sư tử biển
🦮chó dẫn đường|hỗ trợ|hỗ trợ tiếp cận|khiếm thị|mù;🦯gậy dò đường|hỗ trợ tiếp cận|khiếm thị|mù;🦴xương|bộ xương;🦵Chân|chân tay|đá;🦶bàn chân|đá|dậm mạnh;🦷răng|nha sĩ
🦸siêu anh hùng|nữ anh hùng|siêu năng lực|tốt;🦹nhân vật siêu phản diện|ác|nhân vật phản diện|siêu năng lực|tội phạm;🦺áo bảo hộ|an toàn|khẩn cấp;🦻tai đeo thiết bị trợ thính|hỗ trợ|hỗ trợ tiếp cận|nặng tai;🦼xe lăn tự động|hỗ trợ tiếp cận|trợ năng;🦽xe lăn tay|hỗ trợ tiếp cận|trợ năng
🦾cánh tay giả|hỗ trợ|hỗ trợ tiếp cận;🦿chân giả|hỗ trợ|hỗ trợ tiếp cận;🧀miếng pho mát|phô mai;🧁bánh nướng nhỏ|ngọt|tiệm bánh;🧂muối|bình lắc|gia vị;🧃hộp đồ uống|hộp nước trái cây
🧄tỏi|gia vị;🧅hành|gia vị;🧆bánh rán nhân gà|đậu gà|thịt viên;🧇bánh quế|cứng cỏi|thiếu quyết đoán;🧈bơ|bơ sữa;🧉trà nhựa ruồi|đồ uống|nước uống
🧊viên đá|băng|lạnh;🧋trà sữa trân châu|bong bóng|ngọc trai;🧌người khổng lồ độc ác|giả tưởng|quái vật|truyện cổ tích;🧍người đứng|đang đứng;🧎người quỳ|đang quỳ|quỳ gối;🧏người khiếm thính|điếc|hỗ trợ tiếp cận|nghe|tai
🧐mặt với kính một mắt|ngột ngạt;🧑người|giới tính chung|giới tính không xác định|người lớn;🧒trẻ em|giới tính chung|giới tính không xác định;🧓người lớn tuổi|già|giới tính không xác định|giới tính trung lập;🧔người có râu|người: râu;🧕người phụ nữ quàng khăn trùm đầu|hijab|khăn vuông|tichel
🧖người ở trong phòng xông hơi|nhà tắm hơi;🧗người đang leo núi|người leo trèo;🧘người ngồi kiết già|thiền|yoga;🧙pháp sư|bà cốt|đạo sĩ|phù thủy|thầy phù thuỷ;🧚tiên|Oberon|Puck|Titania;🧛ma cà rồng|Dracula|xác sống
🧜người cá|chàng tiên cá|công chúa cá|nàng tiên cá;🧝yêu ma|phép thuật;🧞thần|ma thần;🧟xác chết sống lại|xác sống;🧠não|thông minh;🧡trái tim màu cam
🧢mũ lưỡi trai|mũ bóng chày;🧣khăn quàng|cổ;🧤găng tay;🧥áo khoác|áo choàng;🧦tất|bít tất|vớ;🧧bao lì xì|chúc may mắn|hồng bao|quà tặng|tiền
🧨pháo|nổ|pháo hoa|thuốc nổ;🧩ghép hình|đầu mối|ghép vào nhau|mảnh|trò ghép hình;🧪ống nghiệm|hóa học|khoa học|nhà hóa học|phòng thí nghiệm;🧫đĩa petri|nhà sinh vật học|nuôi cấy|phòng thí nghiệm|vi khuẩn;🧬adn|di truyền|gien|nhà sinh vật học|sự sống|tiến hóa;🧭la bàn|điều hướng|định hướng|từ tính
🧮bàn tính|tính toán;🧯bình chữa cháy|cứu hỏa|dập|dập tắt|lửa;🧰hộp dụng cụ|hòm|thợ máy;🧱gạch|đất sét|tường|vữa;🧲nam châm|móng ngựa|sức hút|từ tính;🧳hành lý|đóng gói|du lịch
🧴chai sữa dưỡng da|dầu gội|kem chống nắng|kem dưỡng ẩm;🧵sợi chỉ|kim|may|ổng chỉ|xâu;🧶sợi|cuộn|đan|đan bằng kim móc;🧷ghim băng|chất thải|tã;🧸gấu bông|đồ chơi|nhồi bông|vải lông;🧹cây chổi|làm sạch|phù thủy|quét
🧺cái giỏ|dã ngoại|giặt ủi|trồng trọt;🧻cuộn giấy|giấy toilet|giấy vệ sinh;🧼xà phòng|bánh|tắm|vệ sinh|xà phòng bánh|xát xà phòng;🧽bọt biển|hấp thụ|hút|làm sạch|vệ sinh|xốp;🧾biên nhận|chứng từ|ghi sổ sách|giấy tờ chứng thực|kế toán;🧿bùa may mắn nazar|hạt|mắt ác|mê hoặc|nhìn
🩰giày múa balê;🩱áo tắm một mảnh|bộ áo tắm;🩲quần lót|bộ đồ bơi|bộ đồ tắm|một mảnh;🩳quần soóc|bộ đồ tắm|quần dài|quần lót;🩴dép xỏ ngón|dép đi biển|dép lê|zōri;🩵trái tim màu xanh dương nhạt|xanh lơ|xanh mòng két
🩶trái tim màu xám|bạc|xám đen;🩷trái tim màu hồng|dễ thương|thích|yêu;🩸giọt máu|chu kỳ kinh nguyệt|hiến máu|thuốc|y tế;🩹băng dính|băng dán y tế;🩺ống nghe|bác sĩ|tim|y tế;🩻x-quang|bác sĩ|bộ xương|y tế
🩼nạng|đau|gậy|gậy chống|hỗ trợ di chuyển|khuyết tật;🪀yo-yo|dao động|đồ chơi;🪁diều|bay|bay lên|bay lượn;🪂dù|dù kéo|lượn|nhảy dù;🪃bumơrang|australia|bật lại|dội lại;🪄gậy thần|ma thuật|phù thủy|thầy phù thủy
🪅piñata|buổi tiệc|lễ kỷ niệm;🪆búp bê matryoshka|lồng nhau|nước Nga;🪇maraca|âm nhạc|lắc|lục lạc|nhạc cụ|trống;🪈sáo|máy ghi âm|nhạc|nhạc cụ hơi bằng gỗ|ống sáo|ống tiêu;🪐hành tinh có vành đai bao quanh|sao thổ|thần nông|thổ tinh;🪑ghế|chỗ ngồi
🪒dao cạo|cạo râu|sắc;🪓rìu|bổ|bổ đôi|chém|gỗ|rìu nhỏ;🪔đèn diya|dầu;🪕đàn banjo|âm nhạc|có dây;🪖mũ sắt quân đội|chiến binh|mũ bảo hiểm|người lính|quân sự;🪗phong cầm|buổi hòa nhạc|hộp bóp
🪘trống dài|conga|đập|nhịp;🪙đồng tiền|bạc|kho báu|kim loại|vàng;🪚cưa mộc|dụng cụ|gỗ xẻ|thợ mộc;🪛tua vít|bắt vít|dụng cụ;🪜thang|bậc thang|leo trèo|nấc;🪝móc|bắt|bẫy|cái móc|điểm bán hàng|đường cong
🪞gương|gương phản xạ|phản ánh;🪟cửa sổ|không khí trong lành|khung|mở|trong suốt|xem;🪠dụng cụ thông tắc|hút|lực cốc|nhà vệ sinh|thợ sửa ống nước;🪡kim may|chỉ khâu|may đo|thêu;🪢nút thắt|bện|buộc|dây thừng|rối|xoắn;🪣xô|thùng|thùng to
🪤bẫy chuột|bẩy|mồi;🪥bàn chải răng|nha khoa|phòng tắm|sạch sẽ|vệ sinh;🪦bia mộ|nghĩa địa|nghĩa trang;🪧bảng hiệu|biển hiệu|cọc|phản đối|thể hiện;🪨đá|hòn đá|nặng|rắn|tảng đá;🪩quả cầu gương|buổi tiệc|disco|khiêu vũ|long lanh|sàn nhảy
🪪thẻ nhận dạng|bảo mật|căn cước công dân|cccd|chứng minh nhân dân|cmnd|giấy phép;🪫pin yếu|điện tử|năng lượng thấp;🪬hamsa|bùa hộ mệnh|Fatima|Mary|Miriam|sự bảo vệ|tay;🪭quạt giấy|e thẹn|làm mát|múa|nóng|vỗ cánh;🪮lược Afro Pick|tóc;🪯biểu tượng khanda|Sikh|tôn giáo
🪰con ruồi|bệnh|côn trùng|giòi|thối rữa;🪱giun|giun đất|giun đốt|ký sinh trùng|sâu;🪲bọ cánh cứng|côn trùng;🪳con gián|côn trùng;🪴cây trồng trong chậu|nhà|nhàm chán|nuôi dưỡng|phát triển|vô dụng;🪵gỗ|gỗ xẻ|khúc gỗ
🪶lông chim|bộ lông|chuyến bay|nhẹ;🪷hoa sen|Ấn Độ|Ấn Độ giáo|Phật giáo|sự tinh khiết|Việt Nam;🪸san hô|đại dương|rặng;🪹tổ trống rỗng|làm tổ;🪺tổ có trứng|làm tổ;🪻lục bình|bluebonnet|đậu lupin|hoa|hoa len mũ xanh|hoa mõm sói|oải hương
🪼sứa|biển|bỏng|chích|không xương sống|ối;🪽cánh|bay|chim|hàng không|thần thoại|thiên thần;🪿con ngỗng|chim|con gà|kêu|khờ dại;🫀cơ quan tim|khoa tim mạch|nhịp tim|trung tâm;🫁phổi|cơ quan|hít vào|hô hấp|hơi thở|thở ra;🫂hai người ôm nhau|cảm ơn|tạm biệt|xin chào
🫃người đàn ông mang bầu|bụng bầu|căng phồng|có thai|no đủ;🫄người mang bầu|bụng bầu|căng phồng|có thai|no đủ;🫅người đội vương miện|cao quý|hoàng gia|quân vương|vương giả;🫎nai sừng tấm Bắc Mỹ|động vật|động vật có vú|gạc;🫏con lừa|bướng bỉnh|con la|động vật|động vật có vú|lừa thồ;🫐quả việt quất|màu xanh|quả mọng
🫑ớt chuông|rau;🫒ôliu|thức ăn;🫓bánh mỳ cắt lát|arepa|lavash|pita;🫔bánh tamale|cuốn|Mexico;🫕lẩu pho mai|nồi|phô mai|sô cô la|tan chảy|Thụy Sĩ;🫖ấm trà|nồi|uống
🫗đổ chất lỏng|đồ uống|ly thủy tinh|tràn|trống rỗng;🫘hạt đậu|cây họ đậu|thận|thức ăn;🫙bình đựng|cửa hàng|gia vị|nước sốt|thùng chứa|trống rỗng;🫚củ gừng|bia|gia vị|rễ;🫛đậu Hà Lan|đậu nành|quả đậu|rau|vỏ;🫠mặt tan chảy|biến mất|chất lỏng|hòa tan
🫡mặt chào|nắng|nhà binh|ok|quân đội|vâng;🫢mặt với cặp mắt mở to và tay che miệng|hoài nghi|kính nể|kinh ngạc|ngạc nhiên|sợ hãi|xấu hổ;🫣mặt hé mắt nhìn trộm|nhìn chằm chằm|nhìn lén|quyến rũ;🫤mặt có miệng xiên|buồn chán|hoài nghi|không chắc chắn|thất vọng;🫥mặt có đường viền chấm chấm|ẩn|biến mất|chán nản|hướng nội|thất vọng|vô hình;🫦cắn môi|hồi hộp|khó chịu|lo âu|lo lắng|sợ hãi|tán tỉnh
🫧bong bóng|dưới nước|ợ hơi|sạch sẽ|xà phòng;🫨mặt lắc|động đất|rung|sốc;🫰bàn tay với ngón trỏ và ngón cái bắt chéo|búng tay|đắt tiền|tiền bạc|tình yêu|trái tim;🫱bàn tay hướng sang bên phải|sang phải;🫲bàn tay hướng sang bên trái|sang trái;🫳bàn tay có lòng bàn tay hướng xuống|đuổi|thả|xua|xuỵt
🫴bàn tay có lòng bàn tay hướng lên|bắt|đến|mời gọi|vẫy gọi;🫵ngón trỏ chỉ vào người xem|bạn;🫶hai bàn tay tạo hình trái tim|yêu;🫷bàn tay đẩy sang trái|chờ|đập tay|dừng lại|từ chối;🫸bàn tay đẩy sang phải|chờ|đập tay|dừng lại|từ chối`;

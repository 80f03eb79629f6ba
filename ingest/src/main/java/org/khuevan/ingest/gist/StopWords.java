package org.khuevan.ingest.gist;

import java.util.Set;

/// Words that every text has, in Vietnamese (by syllables) and English.
final class StopWords {

    private static final Set<String> VIETNAMESE =
            Set.of(
                    ("và là của có các những một cho trong được với để không này khi đó từ ra vào"
                         + " về như thì mà ở bởi bằng nếu nhưng hay hoặc cũng đã đang sẽ vẫn còn"
                         + " nên vì do tại theo trên dưới giữa sau trước ngoài rất hơn nhất quá chỉ"
                         + " mỗi mọi từng cả ai gì nào đâu sao thế vậy ấy kia đây đấy nó họ tôi ta"
                         + " chúng bạn mình em anh chị ông bà phải cần muốn bị làm đến đi lên xuống"
                         + " lại rồi nữa thêm việc cái con chiếc sự cuộc điều khác nhau cùng nhiều"
                         + " ít vài hai ba bốn năm sáu bảy tám chín mười thể nhằm qua lúc tới hết"
                         + " luôn chưa đều tuy dù song tức dùng đặt ví dụ hình bảng trang chương"
                         + " phần mục bài số thứ loại kiểu cách gồm đối tiếp xem hãy sử dụng")
                            .split("\\s+"));

    private static final Set<String> ENGLISH =
            Set.of(
                    ("the a an and or but if then else of to in on at by for with from as is are"
                         + " was were be been being it its this that these those he she they we you"
                         + " i me him her them us my your his our their not no nor so such than too"
                         + " very can could may might must shall should will would do does did done"
                         + " has have had having which who whom whose what when where why how all"
                         + " any both each few more most other some only own same just also about"
                         + " above after again against because before below between during further"
                         + " here into once out over there through under until up down while one"
                         + " two three four five first second new use used using make made many"
                         + " much get see example figure table page chapter section however"
                         + " therefore thus well even still way need like e.g i.e etc per via don"
                         + " isn doesn didn won let want")
                            .split("\\s+"));

    private StopWords() {}

    static boolean has(String word) {
        return VIETNAMESE.contains(word) || ENGLISH.contains(word);
    }
}

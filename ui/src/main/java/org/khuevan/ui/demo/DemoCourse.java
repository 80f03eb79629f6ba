package org.khuevan.ui.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.ActivityId;
import org.khuevan.course.ClozeText;
import org.khuevan.course.CompletionRule;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.Key;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Option;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;

/// A small course over the sample library, written by this project: materials in part and whole, a
/// page, a quiz of several kinds, work to hand in and something to talk about.
final class DemoCourse {

    static final CourseDescription DESCRIPTION =
            new CourseDescription(
                    "Bước đầu học trên mạng",
                    "Hai buổi học ngắn: tìm thông tin và giữ an toàn trên mạng, rồi quan sát bóng"
                            + " nắng để tìm phương hướng. Dành cho người mới bắt đầu.",
                    "vi",
                    List.of("digital-literacy"),
                    List.of("continuing"),
                    2);

    private static final int HANDBOOK = 0;
    private static final int SHADOWS = 4;

    private final List<MaterialId> materials;
    private final SecureRandom random = new SecureRandom();

    /// @param materials of the sample library, in its order
    DemoCourse(List<MaterialId> materials) {
        this.materials = List.copyOf(materials);
    }

    CourseContent content() {
        Activity.Quiz quiz = quiz();
        return new CourseContent(
                DESCRIPTION,
                List.of(
                        section(
                                "Buổi 1: Tìm và giữ an toàn",
                                material(
                                        "Đọc: tìm kiếm, mật khẩu và an toàn",
                                        HANDBOOK,
                                        new Part.Pages(2, 3),
                                        "Vừa đọc vừa ghi lại ba điều bạn sẽ làm khác đi."),
                                page(),
                                quiz),
                        section(
                                "Buổi 2: Bóng nắng và bốn phương",
                                material(
                                        "Xem: bóng ngắn dần đến giữa trưa",
                                        SHADOWS,
                                        new Part.Times(6, 18),
                                        "Chú ý lúc bóng ngắn nhất: bóng chỉ hướng nào?"),
                                assignment(quiz.id()),
                                new Activity.Discussion(
                                        id(),
                                        "Trao đổi: nơi bạn ở",
                                        new Offer(false, false, List.of()),
                                        "Giữa trưa ở nơi bạn, bóng cây đổ về phía nào? Vì sao bạn"
                                                + " biết?"))),
                List.of(),
                new CompletionRule(true, 50));
    }

    private Section section(String title, Activity... activities) {
        return new Section(SectionId.random(random), title, List.of(activities));
    }

    private Activity material(String title, int index, Part part, String note) {
        return new Activity.MaterialActivity(
                id(), title, Offer.OPEN, materials.get(index), Optional.empty(), part, note);
    }

    private Activity page() {
        return new Activity.WrittenPage(
                id(),
                "Mật khẩu dài bao nhiêu là đủ?",
                Offer.OPEN,
                """
                Nếu mỗi kí tự được chọn từ $n$ kí tự khác nhau thì mật khẩu dài $k$ kí tự có

                $$N = n^k$$

                khả năng. Kẻ đoán thử một tỉ khả năng mỗi giây cần nhiều nhất $\\frac{n^k}{10^9}$ giây.

                | Mật khẩu | $n$ | $k$ | Thời gian đoán |
                |---|---|---|---|
                | 6 chữ thường | 26 | 6 | chưa đến 1 giây |
                | 8 chữ và số | 62 | 8 | khoảng 2,5 ngày |
                | 4 từ ngẫu nhiên | 7 776 | 4 | khoảng 42 ngày |
                | 6 từ ngẫu nhiên | 7 776 | 6 | khoảng 7 triệu năm |

                **Điều cần nhớ:** dài thêm một chút có ích hơn nhiều so với thêm một dấu `!` ở cuối.
                """);
    }

    private Activity.Quiz quiz() {
        List<Question> questions =
                List.of(
                        single(),
                        multiple(),
                        truth(),
                        number(),
                        words(),
                        matching(),
                        order(),
                        gaps());
        return new Activity.Quiz(
                id(),
                "Kiểm tra nhanh",
                Offer.OPEN,
                "Tám câu, làm bao nhiêu lần cũng được; lần cao nhất được tính.",
                questions.stream().<QuizPart>map(QuizPart.Asked::new).toList(),
                new QuizRules(false, 0, 0, QuizRules.Counts.BEST, QuizRules.Reveals.AFTER_ATTEMPT),
                1);
    }

    private Question single() {
        return new Question.SingleChoice(
                stem("Mật khẩu nào khó đoán nhất?", "Độ dài quan trọng hơn kí tự lạ."),
                List.of(
                        choice("Bốn từ không liên quan đặt cạnh nhau", 1, ""),
                        choice("Tên con và năm sinh", 0, "Người quen đoán được ngay."),
                        choice("`Matkhau1!`", 0, "Mẫu này có trong mọi danh sách đoán.")),
                true);
    }

    private Question multiple() {
        return new Question.MultipleChoice(
                stem("Những dấu hiệu nào cho thấy một tin nhắn lừa đảo?", ""),
                List.of(
                        choice("Giục bạn làm ngay trong vài phút", 0.5, ""),
                        choice("Xin mã xác thực hoặc mật khẩu", 0.5, ""),
                        choice("Có dấu tiếng Việt đầy đủ", -0.5, "Tin thật hay giả đều có thể."),
                        choice("Gửi vào buổi sáng", -0.5, "")),
                true);
    }

    private Question truth() {
        return new Question.TrueFalse(
                stem("Nên dùng cùng một mật khẩu ở mọi nơi để khỏi quên.", ""),
                false,
                "Một nơi bị lộ thì mọi nơi đều lộ; hãy để trình quản lí mật khẩu nhớ giúp.",
                "");
    }

    private Question number() {
        return new Question.Numeric(
                stem(
                        "Một cây cọc cao $1$ m có bóng dài $1$ m. Góc của Mặt Trời trên chân trời"
                                + " là bao nhiêu độ?",
                        "$\\tan\\alpha = \\frac{1}{1}$, nên $\\alpha = 45^\\circ$."),
                List.of(new Question.Numeric.Value(45, 0.5, 1, "")),
                List.of(new Question.Numeric.Unit("°", 1), new Question.Numeric.Unit("độ", 1)),
                false);
    }

    private Question words() {
        return new Question.ShortText(
                stem("Giấy phép cho phép dùng lại và chỉ cần ghi tên tác giả, viết tắt là gì?", ""),
                List.of(
                        new Question.ShortText.Accepted("CC BY", 1, ""),
                        new Question.ShortText.Accepted("CC BY*", 1, "")),
                false,
                false);
    }

    private Question matching() {
        return new Question.Matching(
                stem("Buổi nào thì bóng đổ về đâu?", ""),
                List.of(
                        pair("Buổi sáng", "phía tây"),
                        pair("Giữa trưa", "hướng bắc nam"),
                        pair("Buổi chiều", "phía đông")),
                List.of());
    }

    private Question order() {
        return new Question.Ordering(
                stem("Xếp các bước tìm kiếm theo thứ tự.", ""),
                List.of(
                        option("Tự hỏi: tôi cần biết điều gì?"),
                        option("Gõ ít từ nhưng là từ quan trọng"),
                        option("So sánh vài nguồn"),
                        option("Ghi lại nguồn đã dùng")));
    }

    private Question gaps() {
        return ClozeText.read(
                stem(
                        "Quá nhiều kết quả thì [[*thêm|bớt]] một từ; quá ít thì [[*bớt|thêm]] một"
                                + " từ. Sao lưu ít nhất ở [[#2]] nơi khác nhau.",
                        ""),
                List.of(),
                false,
                random);
    }

    private Activity assignment(ActivityId quiz) {
        return new Activity.Assignment(
                id(),
                "Làm: một ngày với cây cọc",
                new Offer(false, true, List.of(new Condition.MinimumGrade(quiz, 50))),
                "Cắm một cây cọc thẳng đứng. Đo bóng ba lần trong ngày, chụp ảnh hoặc vẽ lại, rồi"
                        + " viết vài câu về điều bạn nhận ra.",
                Optional.empty(),
                new Activity.HandIn(true, 3),
                new Rubric(
                        List.of(
                                criterion("Số đo", "chưa có", "một lần", "đủ ba lần"),
                                criterion("Nhận xét", "chưa có", "có", "giải thích được vì sao"))),
                10,
                2);
    }

    private Rubric.Criterion criterion(String title, String none, String some, String all) {
        return new Rubric.Criterion(
                Key.random(random),
                title,
                List.of(
                        new Rubric.Level(Key.random(random), none, 0),
                        new Rubric.Level(Key.random(random), some, 3),
                        new Rubric.Level(Key.random(random), all, 5)));
    }

    private Question.Stem stem(String text, String feedback) {
        return new Question.Stem(QuestionId.random(random), "", text, 1, feedback);
    }

    private Choice choice(String text, double credit, String feedback) {
        return new Choice(Key.random(random), text, credit, feedback);
    }

    private Option option(String text) {
        return new Option(Key.random(random), text);
    }

    private Question.Matching.Pair pair(String item, String target) {
        return new Question.Matching.Pair(option(item), option(target));
    }

    private ActivityId id() {
        return ActivityId.random(random);
    }
}

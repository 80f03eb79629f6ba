package org.khuevan.ui.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDrafts;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Publishes the sample library on the first start with `--khuevan.demo=true`, through the same
/// doors as everybody. Its files were made by this project and are under CC BY 4.0.
@Component
@ConditionalOnProperty(name = "khuevan.demo", havingValue = "true")
class DemoLibrary {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private final Drafts drafts;
    private final Materials materials;
    private final Deposits deposits;
    private final CourseDrafts courses;
    private final People people;

    DemoLibrary(
            Drafts drafts,
            Materials materials,
            Deposits deposits,
            CourseDrafts courses,
            People people) {
        this.drafts = drafts;
        this.materials = materials;
        this.deposits = deposits;
        this.courses = courses;
        this.people = people;
    }

    /// After the first administrator was made.
    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void publish() {
        Actor.Member administrator = people.find("admin").map(DemoLibrary::member).orElseThrow();
        if (!materials.curatedBy(administrator, 0, 1).isEmpty()) {
            return;
        }
        List<MaterialId> parts = new ArrayList<>();
        for (Sample sample : samples()) {
            parts.add(publish(administrator, sample.description(), sample.files()));
        }
        Course course = courses.create(administrator, DemoCourse.DESCRIPTION);
        courses.save(administrator, course, new DemoCourse(parts).content());
        courses.publish(administrator, course.id());
    }

    private MaterialId publish(Actor actor, Description description, List<String> files) {
        MaterialId id = drafts.create(actor, description).id();
        for (String file : files) {
            try (InputStream bytes =
                    Objects.requireNonNull(
                            DemoLibrary.class.getResourceAsStream("/demo/" + file), file)) {
                deposits.accept(actor, id, file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        drafts.publish(actor, id);
        return id;
    }

    private record Sample(Description description, List<String> files) {}

    private static List<Sample> samples() {
        return List.of(
                new Sample(
                        new Text(
                                        "Năng lực số cho mọi người",
                                        "Sổ tay ngắn về tìm kiếm, an toàn, giấy phép mở và làm việc"
                                                + " cùng nhau trên mạng.",
                                        "vi")
                                .as("textbook", "digital-literacy", "continuing"),
                        List.of("nang-luc-so.pdf")),
                new Sample(
                        new Text(
                                        "Reading the sky without a telescope",
                                        "Finding north, the moon in a month, and wandering stars:"
                                                + " three evenings of astronomy with bare eyes.",
                                        "en")
                                .as("article", "natural-sciences", "lower-secondary"),
                        List.of("reading-the-sky.md")),
                new Sample(
                        new Text(
                                        "Phân số quanh ta",
                                        "Bài giảng năm trang chiếu về phân số, tử số và mẫu số.",
                                        "vi")
                                .as("slides", "mathematics", "primary"),
                        List.of("phan-so.pptx")),
                new Sample(
                        new Text(
                                        "Luyện nghe: các quãng từ nốt Đô",
                                        "Bảy quãng nhạc đi lên từ nốt Đô, mỗi quãng hai nốt.",
                                        "vi")
                                .as("audio", "music", "primary"),
                        List.of("quang-nhac.mp3")),
                new Sample(
                        new Text(
                                        "Bóng nắng và bốn phương",
                                        "Một cây cọc, một ngày nắng: tìm hướng bằng bóng. Có phụ đề"
                                                + " tiếng Việt và tiếng Anh.",
                                        "vi")
                                .as("video", "natural-sciences", "primary"),
                        List.of("bong-nang.mp4", "bong-nang.vi.vtt", "bong-nang.en.vtt")));
    }

    private record Text(String title, String summary, String language) {

        Description as(String type, String subject, String level) {
            String author = language.equals("vi") ? "Nhóm Khuê Văn" : "The Khue Van project";
            return new Description(
                    title,
                    summary,
                    List.of(new Contributor(author, "author")),
                    language,
                    List.of(subject),
                    List.of(level),
                    type,
                    List.of("student", "teacher"),
                    List.of(),
                    LICENCE,
                    "2026",
                    "Khuê Văn",
                    List.of(),
                    List.of());
        }
    }

    private static Actor.Member member(Account account) {
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }
}

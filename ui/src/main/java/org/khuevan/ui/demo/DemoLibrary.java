package org.khuevan.ui.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Courses;
import org.khuevan.course.TaughtCourse;
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
/// doors as everybody; what an interrupted start left out, the next one adds. Where there is
/// anything else already, it does nothing. Its files were made by this project and are under CC BY
/// 4.0.
@Component
@ConditionalOnProperty(name = "khuevan.demo", havingValue = "true")
class DemoLibrary {

    /// More than there are samples, so that anything else is seen.
    private static final int MOST = 100;

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private final Drafts drafts;
    private final Materials materials;
    private final Deposits deposits;
    private final CourseDrafts courses;
    private final Courses taught;
    private final People people;

    DemoLibrary(
            Drafts drafts,
            Materials materials,
            Deposits deposits,
            CourseDrafts courses,
            Courses taught,
            People people) {
        this.drafts = drafts;
        this.materials = materials;
        this.deposits = deposits;
        this.courses = courses;
        this.taught = taught;
        this.people = people;
    }

    /// After the first administrator was made.
    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void publish() {
        Actor.Member administrator = people.find("admin").map(DemoLibrary::member).orElseThrow();
        List<Material> there =
                materials.curatedBy(administrator, MaterialFilter.ALL, 0, MOST).materials();
        List<Sample> samples = samples();
        if (!there.stream().allMatch(one -> samples.stream().anyMatch(sample -> sample.is(one)))) {
            return;
        }
        List<MaterialId> parts = new ArrayList<>();
        for (Sample sample : samples) {
            Optional<Material> before = there.stream().filter(sample::is).findFirst();
            parts.add(
                    before.filter(DemoLibrary::wasPublished)
                            .map(Material::id)
                            .orElseGet(() -> publish(administrator, sample, before)));
        }
        publishCourse(administrator, parts);
    }

    private static boolean wasPublished(Material material) {
        return material.version() > 1 || material.state() != Material.State.DRAFT;
    }

    /// @param half what an interrupted start left of it
    private MaterialId publish(Actor actor, Sample sample, Optional<Material> half) {
        half.ifPresent(draft -> drafts.discard(actor, draft.id()));
        MaterialId id = drafts.create(actor, sample.description()).id();
        for (String file : sample.files()) {
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

    private void publishCourse(Actor.Member actor, List<MaterialId> parts) {
        for (TaughtCourse one : taught.taughtBy(actor)) {
            if (one.title().equals(DemoCourse.DESCRIPTION.title())) {
                if (one.version() > 1 || one.state() != Course.State.DRAFT) {
                    return;
                }
                courses.discard(actor, one.id());
            }
        }
        Course course = courses.create(actor, DemoCourse.DESCRIPTION);
        courses.save(actor, course, new DemoCourse(parts).content());
        courses.publish(actor, course.id());
    }

    private record Sample(Description description, List<String> files) {

        boolean is(Material material) {
            return material.description().title().equals(description.title());
        }
    }

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

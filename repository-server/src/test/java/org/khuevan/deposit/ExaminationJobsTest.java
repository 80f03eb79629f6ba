package org.khuevan.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.CaptionTrack;
import org.khuevan.catalogue.CaptionTracks;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.database.TestDatabase;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.jobs.QuietTurn;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.storage.Storage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What teachers and operators may do about examinations. No worker takes jobs here; the test runs
/// them itself, so that it knows what waits.
@DirtiesContext
@SpringBootTest(
        classes = UploadsTest.Platform.class,
        properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
class ExaminationJobsTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    private static final Path DATA = DATABASE.folder();

    @Autowired Deposits deposits;
    @Autowired Drafts drafts;
    @Autowired Examinations examinations;
    @Autowired Materials materials;
    @Autowired People people;
    @Autowired Jobs jobs;
    @Autowired JobDesk desk;
    @Autowired CaptionTracks captions;
    @Autowired Storage storage;
    @Autowired DerivedSweeper derivedSweeper;
    @Autowired ExamineFile first;
    @Autowired ExamineAgain again;
    @Autowired JdbcClient database;

    private Actor.Member teacher;
    private Actor.Member admin;
    private MaterialId draft;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void aTeacherWithADraft() {
        database.sql("delete from job").update();
        admin = actor(people.find("admin").orElseThrow());
        teacher = member("teacher-" + System.nanoTime());
        draft = drafts.create(teacher, Description.of("Bài 1", "vi")).id();
    }

    @Test
    void whoeverAddsManyFilesAtOnceImportsThem() {
        for (int i = 0; i < 40; i++) {
            add("tệp " + i + ".txt", "chữ");
        }
        List<QueuedJob> waiting = jobs.queue(100);
        assertThat(waiting).hasSize(40);
        assertThat(waiting.getFirst().priority()).isEqualTo(Priority.URGENT);
        assertThat(waiting.getLast().priority()).isEqualTo(Priority.BULK);
        assertThat(waiting).allMatch(job -> job.share().equals(teacher.organisation().toString()));
    }

    @Test
    void aTeacherStopsTheExaminationOfTheirFileAndNobodyElses() throws Exception {
        MaterialFile file = add("bài.txt", "chữ trong bài");
        Actor other = member("other-" + System.nanoTime());
        assertThatThrownBy(() -> deposits.cancel(other, file.id()))
                .isInstanceOf(NoSuchMaterial.class);
        deposits.cancel(teacher, file.id());
        assertThat(jobs.queue(10)).isEmpty();
        assertThat(state(file)).isEqualTo(new ExaminationState.Cancelled());

        deposits.examineAgain(teacher, file.id());
        first.run(file.id().value(), new QuietTurn());
        assertThat(state(file)).isEqualTo(new ExaminationState.Done(false));
    }

    @Test
    void whatWasFoundStaysUntilThereIsSomethingBetter() throws Exception {
        MaterialFile file = add("bài.txt", "chữ trong bài");
        first.run(file.id().value(), new QuietTurn());
        MaterialFile captions = add("lời.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nchữ\n");
        first.run(captions.id().value(), new QuietTurn());
        assertThat(desk.outdated(admin)).isEmpty();
        database.sql("delete from job").update();
        database.sql("update material_file set examiner_version = '1' where id = ?")
                .param(file.id().value())
                .update();
        assertThat(desk.outdated(admin)).isEqualTo(Map.of(Kind.DOCUMENT, 1L));

        assertThatThrownBy(
                        () -> desk.examineAgain(teacher, Optional.empty(), Optional.empty(), true))
                .isInstanceOf(NotAllowed.class);
        assertThat(desk.examineAgain(admin, Optional.of(Kind.VIDEO), Optional.empty(), true))
                .isZero();
        assertThat(desk.examineAgain(admin, Optional.of(Kind.DOCUMENT), Optional.empty(), true))
                .isEqualTo(1);
        assertThat(jobs.queue(10))
                .singleElement()
                .matches(job ->
                        job.kind().equals(ExamineAgain.NAME) && job.priority() == Priority.LATER);
        assertThat(texts(file)).contains("chữ trong bài\n");

        again.run(file.id().value(), new QuietTurn());
        assertThat(desk.outdated(admin)).isEmpty();
        assertThat(texts(file)).contains("chữ trong bài\n");
    }

    /// Just those files are why there is a new version.
    @Test
    void whatCouldNotBeReadIsTriedAgainAfterEveryUpgrade() throws Exception {
        MaterialFile broken = add("cũ.pdf", "%PDF-1.7 không phải PDF");
        first.run(broken.id().value(), new QuietTurn());
        assertThat(desk.outdated(admin)).isEmpty();
        database.sql("update material_file set examiner_version = '7' where id = ?")
                .param(broken.id().value())
                .update();
        assertThat(desk.outdated(admin)).isEqualTo(Map.of(Kind.OTHER, 1L));
        assertThat(desk.examineAgain(admin, Optional.of(Kind.OTHER), Optional.empty(), true))
                .isEqualTo(1);
        first.run(broken.id().value(), new QuietTurn());

        MaterialFile read = add("mới.txt", "chữ trong bài");
        first.run(read.id().value(), new QuietTurn());
        database.sql(
                        "update material_file set examiner_version = '1', name = 'mới.pdf' where id"
                                + " = ?")
                .param(read.id().value())
                .update();
        again.run(read.id().value(), new QuietTurn());
        assertThat(texts(read)).contains("chữ trong bài\n");
        assertThat(desk.outdated(admin)).isEmpty();
    }

    @Test
    void whatAPersonCorrectedIsNeverReplacedByAProgram() throws Exception {
        MaterialFile file = add("lời.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nchữ\n");
        first.run(file.id().value(), new QuietTurn());
        captions.take(file.id(), heard("xin chao cac em"));
        captions.take(file.id(), heard("xin chào cac em"));
        CaptionTrack heard = captions.of(teacher, file.id()).getLast();
        captions.save(teacher, file.id(), heard.path(), heard("Xin chào các em"), heard.revision());
        captions.take(file.id(), heard("xin chao cac em"));
        assertThat(captions.of(teacher, file.id())).hasSize(3);
        assertThat(captions.read(teacher, file.id(), heard.path())).contains("Xin chào các em");
    }

    private static CaptionTracks.Draft heard(String words) {
        return new CaptionTracks.Draft(
                "vi", "", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + words + "\n");
    }

    @Test
    void filesThatFailedForOneReasonAreExaminedAgainTogether() throws Exception {
        MaterialFile broken = add("hỏng.pdf", "%PDF-1.7 không phải PDF");
        first.run(broken.id().value(), new QuietTurn());
        assertThat(state(broken)).isInstanceOf(ExaminationState.Failed.class);
        Problem problem = ((ExaminationState.Failed) state(broken)).problem();
        database.sql("delete from job").update();

        assertThat(desk.examineAgain(admin, Optional.empty(), Optional.of(problem), false))
                .isEqualTo(1);
        assertThat(state(broken)).isEqualTo(new ExaminationState.Queued());
        assertThat(jobs.queue(10)).extracting(QueuedJob::kind).containsExactly(ExamineFile.NAME);
    }

    /// A store that fails after an examination costs no second examination.
    @Test
    void aStepThatWasDoneIsNotDoneAgain() throws Exception {
        MaterialFile file = add("trang.html", "<html><body><p>chữ trong trang</p></body></html>");
        Path kept = DATA.resolve("derived").resolve(file.id() + "-v" + Examiners.versions());
        Files.createDirectories(kept.resolve("output"));
        Files.writeString(kept.resolve("root"), file.id() + "-made-before");
        Files.writeString(
                kept.resolve("examination.json"),
                """
                {"is":"Readable","findings":{"kind":"DOCUMENT","mediaType":"text/html","all":[
                  {"is":"Text","place":{"is":"Whole"},"text":"từ lần thử trước\\n"}]}}
                """);
        first.run(file.id().value(), new QuietTurn());
        assertThat(texts(file)).containsExactly("từ lần thử trước\n");
        assertThat(materials.derivedRoot(file)).contains(file.id() + "-made-before");
        assertThat(kept).doesNotExist();
    }

    /// Whoever reads goes on reading what was there when they began.
    @Test
    void eachExaminationKeepsItsFilesApartAndThoseOfTheLastStay() throws Exception {
        MaterialFile file = add("bài.txt", "chữ trong bài");
        first.run(file.id().value(), new QuietTurn());
        String before = derive(file, materials.derivedRoot(file).orElseThrow());
        again.run(file.id().value(), new QuietTurn());
        String after = derive(file, materials.derivedRoot(file).orElseThrow());
        assertThat(isThere(file, before)).isTrue();
        database.sql("delete from job").update();

        sweepAfterAnHour();
        assertThat(isThere(file, before)).isFalse();
        assertThat(isThere(file, after)).isTrue();

        drafts.removeFile(teacher, draft, file.id());
        sweepAfterAnHour();
        assertThat(isThere(file, after)).isFalse();
    }

    private String derive(MaterialFile file, String root) throws IOException {
        Path made = Files.writeString(DATA.resolve("made"), "derived");
        String path = root + "/made.txt";
        storage.takeDerived(file.stored().hash(), path, made);
        return path;
    }

    private boolean isThere(MaterialFile file, String path) {
        return storage.sizeOfDerived(file.stored().hash(), path).isPresent();
    }

    private void sweepAfterAnHour() {
        derivedSweeper.sweep();
        database.sql("update derived_root set unused_since = unused_since - interval '1 hour'")
                .update();
        derivedSweeper.sweep();
    }

    @Test
    void operatorsSeeWhatWaitsAndTakeAnyBack() throws IOException {
        MaterialFile file = add("bài.txt", "chữ");
        assertThatThrownBy(() -> desk.queue(teacher, 10)).isInstanceOf(NotAllowed.class);
        assertThat(desk.queue(admin, 10))
                .singleElement()
                .matches(one ->
                        one.file().orElseThrow().name().equals("bài.txt")
                                && one.material().orElseThrow().equals(draft)
                                && !one.organisation().isEmpty());
        assertThat(desk.cancel(admin, ExamineFile.NAME, file.id().value())).isTrue();
        assertThat(desk.cancel(admin, ExamineFile.NAME, file.id().value())).isFalse();
        assertThat(state(file)).isEqualTo(new ExaminationState.Cancelled());
    }

    private MaterialFile add(String name, String text) {
        return deposits.accept(
                teacher,
                draft,
                name,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ExaminationState state(MaterialFile file) {
        return drafts.draft(teacher, draft).file(file.id()).orElseThrow().examination();
    }

    @Test
    void whatIsFoundAnewIsShownAtOnce() {
        MaterialFile file = add("sách.pdf", "chữ trong sách");
        for (int time = 1; time <= 3; time++) {
            Finding.Text text = new Finding.Text(new Place.Page(1), "lần " + time + "\n");
            Findings found = new Findings(Kind.DOCUMENT, "application/pdf", List.of(text));
            examinations.ended(file.id(), new Examination.Readable(found), "v1-" + file.id());
            for (int look = 0; look < 2; look++) {
                assertThat(texts(file)).containsExactly("lần " + time + "\n");
            }
        }
    }

    private List<String> texts(MaterialFile file) {
        return materials
                .examined(teacher, file.id())
                .orElseThrow()
                .findings()
                .of(Finding.Text.class)
                .map(Finding.Text::text)
                .toList();
    }

    private Actor.Member member(String login) {
        return actor(
                people.create(
                        admin,
                        new People.NewAccount(
                                login,
                                "Cô Hoa",
                                "",
                                "correct horse",
                                Role.TEACHER,
                                admin.organisation())));
    }

    private static Actor.Member actor(Account account) {
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }
}

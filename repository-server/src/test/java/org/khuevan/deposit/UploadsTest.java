package org.khuevan.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.UploadRefused.Reason;
import org.khuevan.jobs.Jobs;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StorageFull;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
class UploadsTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    private static final Path DATA = DATABASE.folder();

    @Autowired Uploads uploads;
    @Autowired Deposits deposits;
    @Autowired Drafts drafts;
    @Autowired People people;
    @Autowired Storage storage;
    @Autowired Jobs jobs;
    @Autowired OrphanSweeper sweeper;

    private Actor.Member teacher;
    private MaterialId draft;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void aTeacherWithADraft() {
        teacher = member("teacher-" + System.nanoTime());
        draft = drafts.create(teacher, Description.of("Bài 1", "vi")).id();
    }

    @Test
    void anUploadInPiecesBecomesAFileOfTheDraftThatIsToBeExamined() throws Exception {
        byte[] bytes = bytes(3_000_000);
        Upload upload = uploads.create(teacher, draft, "bài giảng.pdf", bytes.length);
        assertThat(append(upload, bytes, 0, 1_000_000).offset()).isEqualTo(1_000_000);
        assertThat(uploads.unfinished(teacher, draft))
                .extracting(Upload::offset)
                .containsExactly(1_000_000L);

        Upload whole = append(upload, bytes, 1_000_000, 2_000_000);

        MaterialFile file = drafts.draft(teacher, draft).files().getFirst();
        assertThat(whole.file()).contains(file.id().value());
        assertThat(file.name()).isEqualTo("bài giảng.pdf");
        assertThat(kept(file)).isEqualTo(bytes);
        assertThat(jobs.queue(100)).anyMatch(job -> job.key().equals(file.id().value()));
        assertThat(uploads.unfinished(teacher, draft)).isEmpty();
        assertThat(uploads.find(teacher, upload.id()).offset()).isEqualTo(bytes.length);
        assertThat(Files.list(DATA.resolve("uploads"))).isEmpty();
    }

    @Test
    void aLineThatBreaksKeepsWhatCame() {
        byte[] bytes = bytes(500_000);
        Upload upload = uploads.create(teacher, draft, "a.mp4", bytes.length);
        InputStream breaking = new BreakingStream(bytes, 200_000);
        Upload after = uploads.append(teacher, upload.id(), 0, breaking, Optional.empty());
        assertThat(after.offset()).isEqualTo(200_000);
        assertThat(append(upload, bytes, 200_000, 300_000).file()).isPresent();
    }

    @Test
    void whatTheProcessHadNoTimeToTakeInIsTakenInWhenAskedFor() throws Exception {
        byte[] bytes = bytes(70_000);
        Upload upload = uploads.create(teacher, draft, "a.txt", bytes.length);
        // As it is after a kill between the last byte and the transaction.
        Files.write(DATA.resolve("uploads").resolve(upload.id().value()), bytes);
        assertThat(uploads.find(teacher, upload.id()).file()).isPresent();
        assertThat(kept(drafts.draft(teacher, draft).files().getFirst())).isEqualTo(bytes);
    }

    @Test
    void bytesThatAreNotDueOrNotThoseThatWereSentAreRefused() throws Exception {
        byte[] bytes = bytes(1_000);
        Upload upload = uploads.create(teacher, draft, "a.txt", bytes.length);
        refused(Reason.OFFSET, () -> append(upload, bytes, 10, 20));
        Checksum wrong = Checksum.parse("sha256 " + Base64.getEncoder().encodeToString(bytes(32)));
        refused(
                Reason.CHECKSUM,
                () ->
                        uploads.append(
                                teacher,
                                upload.id(),
                                0,
                                new ByteArrayInputStream(bytes),
                                Optional.of(wrong)));
        assertThat(uploads.find(teacher, upload.id()).offset()).isZero();
        refused(
                Reason.TOO_LARGE,
                () ->
                        uploads.append(
                                teacher,
                                upload.id(),
                                0,
                                new ByteArrayInputStream(bytes(1_001)),
                                Optional.empty()));
        assertThat(uploads.find(teacher, upload.id()).offset()).isZero();
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
        Checksum right = Checksum.parse("sha1 " + Base64.getEncoder().encodeToString(digest));
        assertThat(
                        uploads.append(
                                        teacher,
                                        upload.id(),
                                        0,
                                        new ByteArrayInputStream(bytes),
                                        Optional.of(right))
                                .file())
                .isPresent();
    }

    @Test
    void bytesForWhichThereIsNoRoomBesideTheReserveAreRefusedWhileTheyCome() {
        UploadId id = uploads.create(teacher, draft, "a.txt", 10).id();
        UploadData full = new UploadData(DATA.resolve("uploads"), Long.MAX_VALUE / 2);
        InputStream bytes = new ByteArrayInputStream(bytes(10));
        assertThatThrownBy(() -> full.append(id, 0, 10, bytes, Optional.empty()))
                .isInstanceOf(StorageFull.class);
        assertThat(uploads.find(teacher, id).offset()).isZero();
        uploads.terminate(teacher, id);
    }

    @Test
    void whatOneProcessAppendsToNoOtherDoes() {
        UploadId id = uploads.create(teacher, draft, "a.txt", 20).id();
        UploadData other = new UploadData(DATA.resolve("uploads"), 0);
        InputStream meanwhile =
                new ByteArrayInputStream(bytes(10)) {
                    @Override
                    public int read(byte[] target, int from, int length) {
                        InputStream same = new ByteArrayInputStream(bytes(10));
                        refused(Reason.BUSY, () -> other.append(id, 0, 20, same, Optional.empty()));
                        return super.read(target, from, length);
                    }
                };
        uploads.append(teacher, id, 0, meanwhile, Optional.empty());
        InputStream late = new ByteArrayInputStream(bytes(10));
        refused(Reason.OFFSET, () -> other.append(id, 0, 20, late, Optional.empty()));
        assertThat(uploads.find(teacher, id).offset()).isEqualTo(10);
        uploads.terminate(teacher, id);
    }

    @Test
    void bytesOfWhichNoUploadIsKnownAreRemovedAfterADay() throws Exception {
        UploadId known = uploads.create(teacher, draft, "a.txt", 20).id();
        Path lost = DATA.resolve("uploads").resolve("0".repeat(32));
        Files.write(lost, bytes(10));
        uploads.sweep(Instant.now().minusSeconds(3_600));
        assertThat(lost).exists();
        uploads.sweep(Instant.now().plusSeconds(3_600));
        assertThat(lost).doesNotExist();
        assertThat(DATA.resolve("uploads").resolve(known.value())).exists();
        uploads.terminate(teacher, known);
    }

    @Test
    void namesAndSizesThatCannotBeAreRefusedBeforeAnyByteComes() {
        refused(Reason.NAME, () -> uploads.create(teacher, draft, "../../etc/passwd", 1));
        refused(Reason.NAME, () -> uploads.create(teacher, draft, "a\u0000b", 1));
        refused(Reason.NAME, () -> uploads.create(teacher, draft, " ", 1));
        refused(Reason.NAME, () -> uploads.create(teacher, draft, "ố".repeat(86), 1));
        refused(
                Reason.TOO_LARGE,
                () -> uploads.create(teacher, draft, "a.mp4", Uploads.LARGEST + 1));
    }

    @Test
    void anUploadIsKnownToNobodyElse() {
        Upload upload = uploads.create(teacher, draft, "a.txt", 10);
        Actor.Member other = member("other-" + System.nanoTime());
        refused(Reason.UNKNOWN, () -> uploads.find(other, upload.id()));
        refused(Reason.UNKNOWN, () -> uploads.terminate(other, upload.id()));
        assertThat(uploads.unfinished(other, draft)).isEmpty();
        assertThatThrownBy(() -> uploads.create(other, draft, "b.txt", 10))
                .isInstanceOf(NoSuchMaterial.class);
        uploads.terminate(teacher, upload.id());
        refused(Reason.UNKNOWN, () -> uploads.find(teacher, upload.id()));
    }

    @Test
    void anEmptyFileIsTakenInAtOnce() {
        assertThat(uploads.create(teacher, draft, "empty.pdf", 0).file()).isPresent();
    }

    @Test
    void bytesThatNobodyNeedsAreSweptAfterADayAndOthersNever() throws Exception {
        MaterialFile needed = accept("needed.txt", bytes(100));
        MaterialFile dropped = accept("dropped.txt", bytes(200));
        drafts.removeFile(teacher, draft, dropped.id());
        assertThat(sweeper.sweep()).isZero();
        DATABASE.jdbc().sql("update orphan set seen_at = seen_at - interval '25 hours'").update();
        // Needed again and dropped once more, it waits as at first.
        MaterialFile back = accept("back.txt", bytes(200));
        sweeper.sweep();
        drafts.removeFile(teacher, draft, back.id());
        sweeper.sweep();
        assertThat(storage.holds(dropped.stored().hash())).isTrue();
        DATABASE.jdbc().sql("update orphan set seen_at = seen_at - interval '25 hours'").update();
        assertThat(sweeper.sweep()).isPositive();
        assertThat(storage.holds(dropped.stored().hash())).isFalse();
        assertThat(storage.holds(needed.stored().hash())).isTrue();
    }

    private MaterialFile accept(String name, byte[] bytes) {
        return deposits.accept(teacher, draft, name, new ByteArrayInputStream(bytes));
    }

    private Upload append(Upload upload, byte[] bytes, int from, int count) {
        return uploads.append(
                teacher,
                upload.id(),
                from,
                new ByteArrayInputStream(bytes, from, count),
                Optional.empty());
    }

    private byte[] kept(MaterialFile file) throws IOException {
        try (InputStream in = storage.open(file.stored().hash(), 0, Long.MAX_VALUE).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UploadRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private Actor.Member member(String login) {
        Account admin = people.find("admin").orElseThrow();
        Account account =
                people.create(
                        actor(admin),
                        new People.NewAccount(
                                login,
                                "Cô Hoa",
                                "",
                                "correct horse",
                                Role.TEACHER,
                                admin.organisation().id()));
        return actor(account);
    }

    private static Actor.Member actor(Account account) {
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }

    private static final class BreakingStream extends InputStream {

        private final InputStream bytes;
        private int left;

        BreakingStream(byte[] bytes, int breakAfter) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.left = breakAfter;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("connection reset");
            }
            return bytes.read();
        }
    }
}

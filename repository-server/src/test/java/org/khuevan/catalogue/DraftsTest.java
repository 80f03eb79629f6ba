package org.khuevan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What becomes of a draft when things are done twice, or by two at once.
@DirtiesContext
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
class DraftsTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    @Autowired Drafts drafts;
    @Autowired Deposits deposits;
    @Autowired People people;

    private Actor.Member admin;
    private MaterialId id;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void aDraft() {
        Account account = people.find("admin").orElseThrow();
        admin =
                new Actor.Member(
                        account.id(),
                        account.displayName(),
                        account.role(),
                        account.organisation().id());
        id = drafts.create(admin, Description.of("Bài 1", "vi")).id();
    }

    @Test
    void theSameFileOnceMoreIsTheFileThatIsThere() {
        MaterialFile first = accept("bài giảng.mp4", "abc");
        accept("ghi chú.txt", "x");
        examined(first, "DONE");
        examined(accept("hỏng.mp4", "y"), "FAILED");

        assertThat(accept("bài giảng.mp4", "abc").id()).isEqualTo(first.id());
        assertThat(drafts.draft(admin, id).files())
                .extracting(MaterialFile::name)
                .containsExactly("bài giảng.mp4", "ghi chú.txt", "hỏng.mp4");
        assertThat(drafts.draft(admin, id).files().getFirst().examination())
                .isInstanceOf(ExaminationState.Done.class);
        assertThat(accept("hỏng.mp4", "y").examination())
                .as("what could not be examined is tried again")
                .isInstanceOf(ExaminationState.Queued.class);
    }

    @Test
    void otherBytesTakeThePlaceOfTheFormerAndWhatPeopleWrote() {
        MaterialFile first = accept("bài giảng.mp4", "abc");
        accept("ghi chú.txt", "x");
        caption(first, "person.vtt", true);
        caption(first, "machine.vtt", false);

        MaterialFile second = accept("bài giảng.mp4", "abcd");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(drafts.draft(admin, id).files())
                .extracting(MaterialFile::name)
                .containsExactly("bài giảng.mp4", "ghi chú.txt");
        assertThat(
                        DATABASE.jdbc()
                                .sql("select path from caption_track where file = ?")
                                .param(second.id().value())
                                .query(String.class)
                                .list())
                .containsExactly("person.vtt");
    }

    @Test
    void publishingTwiceIsPublishingOnce() {
        accept("a.txt", "abc");
        Material published = drafts.publish(admin, id);
        assertThat(drafts.publish(admin, id)).isEqualTo(published);
        assertThatThrownBy(() -> drafts.describe(admin, id, Description.of("Bài 2", "vi")))
                .isInstanceOf(NoDraft.class);
        assertThatThrownBy(() -> accept("b.txt", "abc")).isInstanceOf(NoDraft.class);
        drafts.newVersion(admin, id);
        assertThat(accept("b.txt", "abc").name()).isEqualTo("b.txt");
    }

    @Test
    void whoDescribesWhatTheyHaveNotReadIsTold() {
        Material read = drafts.draft(admin, id);
        Material now = drafts.describe(admin, id, read.revision(), Description.of("Bài một", "vi"));
        assertThatThrownBy(() ->
                        drafts.describe(
                                admin, id, read.revision(), Description.of("Bài hai", "vi")))
                .isInstanceOf(DescribedMeanwhile.class);
        assertThat(drafts.draft(admin, id).description().title()).isEqualTo("Bài một");
        drafts.describe(admin, id, now.revision(), Description.of("Bài hai", "vi"));
        assertThat(drafts.draft(admin, id).description().title()).isEqualTo("Bài hai");
    }

    private MaterialFile accept(String name, String text) {
        return deposits.accept(
                admin, id, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void examined(MaterialFile file, String state) {
        DATABASE.jdbc()
                .sql("update material_file set state = ?, problem = 'DAMAGED' where id = ?")
                .params(state, file.id().value())
                .update();
    }

    private void caption(MaterialFile file, String path, boolean byPerson) {
        DATABASE.jdbc()
                .sql(
                        """
                        insert into caption_track
                            (file, path, language, label, written_by, vtt, revision, saved_at, saved_by)
                        values (?, ?, 'vi', '', 'PERSON', 'WEBVTT', 1, now(), nullif(?, '')::uuid)
                        """)
                .params(file.id().value(), path, byPerson ? admin.account().toString() : "")
                .update();
    }
}

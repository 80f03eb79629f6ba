package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.khuevan.search.SmallLibrary.eventually;
import static org.khuevan.search.SmallLibrary.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.Deposits;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.search.SmallLibrary.Given;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/// What people find, through the catalogue, its change log and the real index.
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    /// Made before JUnit would make one, because the context is there before.
    private static final Path DATA = DATABASE.folder();

    @Autowired Search search;
    @Autowired IndexFollower follower;
    @Autowired Drafts drafts;
    @Autowired Deposits deposits;
    @Autowired Examinations examinations;
    @Autowired People people;
    @Autowired Uses uses;
    @Autowired Engine engine;
    @Autowired LearnedMeaning meaning;
    @Autowired Jobs jobs;

    private SmallLibrary library;
    private MaterialId handbook;
    private MaterialId lecture;
    private MaterialId draft;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeAll
    void aSmallLibrary() {
        library = new SmallLibrary(drafts, deposits, examinations, people);
        handbook =
                published(
                        "Sổ tay quang hợp",
                        "vi",
                        file(
                                "so-tay.pdf",
                                Kind.DOCUMENT,
                                new Finding.Text(new Place.Page(1), "Lời nói đầu\n"),
                                new Finding.Text(
                                        new Place.Page(12),
                                        "Diệp lục hấp thụ ánh sáng trong quá trình quang hợp, và"
                                                + " hoà tan khí các-bô-níc.\n")));
        lecture =
                published(
                        "Photosynthesis explained",
                        "en",
                        file("lecture.mp4", Kind.VIDEO, new Finding.Duration(600)),
                        file(
                                "lecture.en.vtt",
                                Kind.CAPTIONS,
                                new Finding.Text(new Place.Span(221, 224), "Hello again\n"),
                                new Finding.Text(
                                        new Place.Span(224, 229),
                                        "chlorophyll absorbs the light of the sun\n")));
        draft = library.created(Description.of("Bản nháp quang hợp", "vi"));
        eventually(() ->
                search.search(SearchQuery.of("").as(library.admin())).total() == 3
                        && search.search(SearchQuery.of("")).total() == 2);
    }

    @Test
    void wordsAreFoundWithAndWithoutTheirMarks() {
        for (String typed :
                List.of(
                        "diệp lục",
                        "diep luc",
                        "DIEP LUC",
                        "điệp lục".replace('đ', 'd'),
                        Normalizer.normalize("diệp lục", Normalizer.Form.NFD),
                        "hòa tan",
                        "hoà tan",
                        "hoa tan")) {
            assertThat(found(typed)).as(typed).contains(handbook);
        }
        assertThat(found("không có từ này")).isEmpty();
    }

    @Test
    void aHitTellsItsPageAndOpensThere() {
        Hit hit = search.search(SearchQuery.of("diep luc")).hits().getFirst();
        PassageHit passage = hit.passages().getFirst();
        assertThat(passage.place()).isEqualTo(new Place.Page(12));
        assertThat(passage.url())
                .startsWith("/m/" + handbook + "?file=")
                .contains("&page=12&q=diep%20luc");
        assertThat(passage.text().stretches())
                .filteredOn(MarkedText.Stretch::marked)
                .extracting(MarkedText.Stretch::text)
                .containsAnyOf("Diệp lục", "Diệp");
    }

    @Test
    void captionsOpenTheVideoBesideThemAtTheirSecond() {
        PassageHit passage =
                search.search(SearchQuery.of("chlorophyll"))
                        .hits()
                        .getFirst()
                        .passages()
                        .getFirst();
        assertThat(passage.fileName()).isEqualTo("lecture.mp4");
        assertThat(passage.url()).contains("&t=22");
    }

    @Test
    void aTitleComesBeforeAPassageAndADraftNever() {
        // The lecture says the same in English, which the list of synonyms knows.
        assertThat(found("quang hop")).containsExactly(handbook, lecture);
        assertThat(search.search(SearchQuery.of("nháp")).total()).isZero();
    }

    @Test
    void facetsCountAndNarrow() {
        Results all = search.search(SearchQuery.of(""));
        assertThat(all.facets().get(Facet.KIND))
                .containsExactlyInAnyOrder(
                        new Results.FacetValue("document", 1), new Results.FacetValue("video", 1));
        Results narrowed =
                search.search(
                        new SearchQuery(
                                "",
                                Map.of(Facet.LANGUAGE, Set.of("vi")),
                                SearchQuery.Order.RELEVANCE,
                                0,
                                20));
        assertThat(narrowed.hits()).extracting(Hit::material).containsExactly(handbook);
        assertThat(narrowed.facets().get(Facet.LANGUAGE)).hasSize(2);
    }

    @Test
    void whoMayEditADraftFindsItAndNobodyElse() {
        SearchQuery draftWords = SearchQuery.of("nháp");
        assertThat(search.search(draftWords.as(library.admin())).hits())
                .extracting(Hit::material, Hit::state)
                .containsExactly(tuple(draft, Material.State.DRAFT));
        for (Role role : List.of(Role.LEARNER, Role.TEACHER)) {
            Actor other =
                    new Actor.Member(
                            new AccountId(UUID.randomUUID()),
                            "",
                            role,
                            library.admin().organisation());
            assertThat(search.search(draftWords.as(other)).total()).as("%s", role).isZero();
        }
        assertThat(search.search(SearchQuery.of("").as(library.admin())).total()).isEqualTo(3);
    }

    @Test
    void whatIsUsedMostComesFirstWhereThatIsAskedFor() {
        uses.opened(lecture);
        uses.downloaded(lecture);
        SearchQuery used = new SearchQuery("", Map.of(), SearchQuery.Order.MOST_USED, 0, 20);
        eventually(() -> search.search(used).hits().getFirst().uses() == 2);
        assertThat(search.search(used).hits().getFirst().material()).isEqualTo(lecture);
    }

    @Test
    void theLastWordMayBeUnfinished() {
        assertThat(search.asTyped("photosyn", 5)).extracting(Hit::material).contains(lecture);
        assertThat(search.asTyped("so tay qua", 5)).extracting(Hit::material).contains(handbook);
    }

    @Test
    void nothingThatIsTypedFails() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            String typed = strange(random);
            assertThatCode(
                            () -> {
                                search.search(SearchQuery.of(typed));
                                search.asTyped(typed, 5);
                            })
                    .as("seed %s, try %s: %s", seed, i, typed)
                    .doesNotThrowAnyException();
        }
    }

    /// Signs of the query language, wherever they do not belong, among characters of all scripts.
    private static String strange(Random random) {
        List<String> pieces =
                List.of(
                        "\"",
                        "„",
                        ":",
                        "-",
                        "--",
                        "author:",
                        "tác-giả:",
                        "-kind:",
                        "year:",
                        "year:2020-",
                        "year:9999999999",
                        "subject:\"",
                        "(",
                        "\\",
                        "*",
                        "~2",
                        " AND ",
                        "\u0000",
                        " ",
                        "diệp lục",
                        "tieengs",
                        "H₂SO₄",
                        "🙂",
                        "👩🏽‍🏫",
                        "العربية",
                        "\u202Eabc",
                        "\uD800",
                        "e\u0301\u0323\u0302",
                        "’’");
        StringBuilder typed = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            typed.append(pieces.get(random.nextInt(pieces.size())));
            random.ints(random.nextInt(6), 1, 0x2FFFF).forEach(typed::appendCodePoint);
        }
        return random.nextInt(20) == 0
                ? (typed + "ớ:\"").repeat(10_000 / (typed.length() + 3))
                : typed.toString();
    }

    @Test
    void aNameBeforeAColonAsksForJustThat() {
        assertThat(found("title:quang")).containsExactly(handbook);
        assertThat(found("title:luc")).isEmpty();
        assertThat(found("file:lecture photosynthesis")).containsExactly(lecture);
        assertThat(found("ngonngu:anh")).containsExactly(lecture);
        assertThat(found("-kind:video")).containsExactly(handbook);
        assertThat(found("year:1990 quang")).isEmpty();
        assertThat(found("loại:gì-đó")).isEmpty();
        // No organisation is called so: it was the colon of a sentence.
        assertThat(found("Trường: quang hợp")).contains(handbook);
        assertThat(search.asTyped("Trường: quang hợp", 5))
                .extracting(Hit::material)
                .contains(handbook);
    }

    @Test
    void whatIsWithdrawnIsGoneAndADeletedIndexIsMadeAnew() throws Exception {
        MaterialId third = published("Bài thứ ba về núi lửa", "vi");
        eventually(() -> found("nui lua").contains(third));
        drafts.withdraw(library.admin(), third);
        eventually(() -> found("nui lua").isEmpty());

        follower.stop();
        FileSystemUtils.deleteRecursively(DATA.resolve("index"));
        follower.start();
        eventually(() -> found("diep luc").contains(handbook) && found("nui lua").isEmpty());

        follower.stop();
        try (Stream<Path> segments = Files.walk(DATA.resolve("index"))) {
            for (Path file : segments.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("write.lock")) {
                    Files.write(file, new byte[20]);
                }
            }
        }
        follower.start();
        eventually(() -> found("diep luc").contains(handbook));
    }

    @Test
    void withoutAModelNothingIsKnownOfMeaning() {
        assertThat(meaning.model()).isEmpty();
        assertThat(engine.meant()).isZero();
        assertThat(jobs.queue(100)).extracting(QueuedJob::kind).doesNotContain(FindMeaning.NAME);
        assertThat(DATA.resolve("meaning")).doesNotExist();
        assertThat(found("things that plants make of sunshine")).isEmpty();
    }

    private List<MaterialId> found(String typed) {
        return search.search(SearchQuery.of(typed)).hits().stream().map(Hit::material).toList();
    }

    private MaterialId published(String title, String language, Given... files) {
        Given[] all =
                files.length > 0
                        ? files
                        : new Given[] {file("a.bin", Kind.OTHER, new Finding.Pages(1))};
        return library.published(Description.of(title, language), all);
    }
}

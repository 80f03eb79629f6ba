package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khuevan.search.SmallLibrary.eventually;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What people are helped with who do not type what is there.
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistedSearchTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    @Autowired AssistedSearch assisted;
    @Autowired AskedQueries asked;
    @Autowired Search search;
    @Autowired Drafts drafts;
    @Autowired Deposits deposits;
    @Autowired Examinations examinations;
    @Autowired People people;

    private SmallLibrary library;
    private MaterialId handbook;

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
                        "Ngô Thị Lan",
                        "Diệp lục hấp thụ ánh sáng trong quá trình quang hợp của cây xanh.",
                        "Học sinh tiểu học quan sát lá cây. Tiếng Việt trong sáng.");
        published(
                "Ca dao, tục ngữ",
                "vi",
                "Trần Văn Quang",
                "Con cò mà đi ăn đêm, đậu phải cành mềm lộn cổ xuống ao.",
                "Học sinh chép lại các câu ca dao. Người ta quáng gà lúc chiều tối.");
        published(
                "Photosynthesis explained",
                "en",
                "Grace Hopper",
                "Chlorophyll absorbs the light of the sun in the leaves of green plants.",
                "Has the energy of light become sugar?");
        eventually(() -> search.search(SearchQuery.of("")).total() == 3);
    }

    @ParameterizedTest
    @CsvSource({
        "tieengs Vieejt, tiếng Việt",
        "tie61ng Vie65t, tiếng Việt",
        "hocj sinh, học sinh",
        "hoc5 sinh tieeur hoc5, học sinh tiểu học",
        "quag hop, quang hợp",
        "quanghop, quang hợp",
        "photosyntesis, photosynthesis",
        "chlorophil ligth, chlorophyll light",
        "Tieengs Vieejt, Tiếng Việt",
        "dieepj lucj haaps thuj anhs sangs trong quas trinhf quang howpj cuar caay xanh, diệp lục"
                + " hấp thụ ánh sáng trong quá trình quang hợp của cây xanh",
        "-xyz title:so tieengs, -xyz title:so tiếng"
    })
    void whatNothingHasIsShownAsWhatWasMeant(String typed, String meant) {
        assertThat(search.corrected(typed)).hasValue(meant);
        if (!typed.contains(":")) {
            Answer answer = assisted.ask(SearchQuery.of(typed));
            assertThat(answer.shownFor()).hasValue(meant);
            assertThat(answer.results().hits()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"quáng hợp, quang hợp", "quang hơp, quang hợp", "hóc sinh, học sinh"})
    void wrongMarksAreAskedAbout(String typed, String meant) {
        Answer answer = assisted.ask(SearchQuery.of(typed));
        assertThat(answer.results().hits()).isNotEmpty();
        assertThat(answer.perhaps().or(answer::shownFor)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quang hợp",
                "quang hop",
                "học sinh",
                "hoc sinh",
                "has the energy",
                "light",
                "con cò",
                "qwrtpsdf",
                "H2SO4",
                "\"photosyntesis\"",
                "light2 tieengs2 \"hocj\"",
                "quáng gà",
                "ánh sáng",
                "",
                "12345",
                "“”",
                "tiếng Việt"
            })
    void nothingIsSaidWhereNothingIsToBeSaid(String typed) {
        Answer answer = assisted.ask(SearchQuery.of(typed));
        assertThat(answer.shownFor()).isEmpty();
        assertThat(answer.perhaps()).isEmpty();
    }

    @Test
    void whoeverWantsJustWhatTheyTypedGetsIt() {
        Answer answer = assisted.exactly(SearchQuery.of("tieengs Vieejt"));
        assertThat(answer.shownFor()).isEmpty();
    }

    @Test
    void titlesPeopleAndSubjectsAreSuggested() {
        assertThat(suggested("quang")).contains("MATERIAL Sổ tay quang hợp");
        assertThat(suggested("ngo th")).contains("PERSON Ngô Thị Lan");
        assertThat(suggested("sinh h")).contains("SUBJECT Sinh học");
        assertThat(suggested("hocj si")).isNotEmpty();
        assertThat(suggested("tieengs Vieejt").getFirst()).isEqualTo("CORRECTION tiếng Việt");
        assertThat(suggested("q")).isEmpty();
    }

    @Test
    void aQueryIsSuggestedOnceSeveralTypedItOrOneOpenedSomething() {
        asked.asked("a", "quá trình quang hợp", 1);
        asked.asked("a", "quá trình quang hợp", 1);
        assertThat(suggested("qua tr")).doesNotContain("QUERY quá trình quang hợp");
        asked.asked("b", "Quá trình quang hợp", 1);
        assertThat(suggested("qua tr")).contains("QUERY Quá trình quang hợp");
        asked.opened("a", "quang hợp lá cây");
        assertThat(suggested("quang hop la")).doesNotContain("QUERY quang hợp lá cây");
        asked.asked("a", "quang hợp lá cây", 1);
        asked.opened("a", "quang hợp lá cây");
        assertThat(suggested("quang hop la")).contains("QUERY quang hợp lá cây");
        asked.asked("a", "đề thi giữa kì", 1);
        asked.opened("a", "đề thi giữa kì");
        assertThat(suggested("de thi")).doesNotContain("QUERY đề thi giữa kì");
        asked.opened("a", "thư gửi lan@example.org");
        asked.opened("a", "số 0912 345 678");
        assertThat(asked.beginning("thu gui", 5)).isEmpty();
        assertThat(asked.beginning("so 09", 5)).isEmpty();
    }

    @Test
    void librariansSeeWhatSeveralLookedForInVain() {
        asked.asked("a", "lượng tử", 0);
        asked.asked("b", "luong tu", 0);
        asked.asked("a", "chỉ một người", 0);
        assertThat(asked.unanswered(library.admin(), 10))
                .extracting(AskedQueries.Unanswered::text)
                .containsExactly("luong tu");
        assertThatThrownBy(() -> asked.unanswered(new Actor.Visitor(), 10))
                .isInstanceOf(NotAllowed.class);
        asked.forget(library.admin(), "lượng tử");
        assertThat(asked.unanswered(library.admin(), 10)).isEmpty();
    }

    @Test
    void anAddressSaysTheWholeSearch() {
        String address =
                "q=b%C3%A0i+a&kind=video&subject=biology&since=2020-01-01&until=2021-12-31"
                        + "&sort=most-used&from=20";
        SearchQuery query =
                SearchAddress.parse(
                        org.springframework.web.util.UriComponentsBuilder.newInstance()
                                .query(
                                        "kind=video&subject=biology&since=2020&until=2021&sort=most-used"
                                            + "&from=20")
                                .queryParam("q", "bài a")
                                .build()
                                .getQueryParams());
        assertThat(SearchAddress.of(query)).isEqualTo(address);
    }

    private List<String> suggested(String typed) {
        return assisted.suggest(typed, Locale.forLanguageTag("vi")).stream()
                .map(s ->
                        (s.kind() == Suggestion.Sort.DOCUMENT ? "MATERIAL" : s.kind())
                                + " "
                                + s.text().text())
                .toList();
    }

    private MaterialId published(String title, String language, String author, String... pages) {
        Description said =
                new Description(
                        title,
                        "",
                        List.of(new Description.Contributor(author, "author")),
                        language,
                        List.of("biology"),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        "",
                        "",
                        "",
                        List.of(),
                        List.of());
        return library.published(said, SmallLibrary.pages(pages));
    }
}

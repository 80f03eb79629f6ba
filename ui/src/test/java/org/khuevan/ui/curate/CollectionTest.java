package org.khuevan.ui.curate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.MaterialFilter.Pick;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// What a librarian looks after, in an organisation of its own, which an administrator renames.
class CollectionTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Chromium CHROMIUM = new Chromium();
    private static final Materials MATERIALS = PLATFORM.bean(Materials.class);
    private static final Drafts DRAFTS = PLATFORM.bean(Drafts.class);
    private static final int PLAIN = 30;

    private static Actor.Member librarian;
    private static Material dynamics;
    private static MaterialId withdrawn;

    @BeforeAll
    static void aCollection() {
        People people = PLATFORM.bean(People.class);
        Actor.Member admin = PLATFORM.member("admin");
        Organisation own = people.createOrganisation(admin, "Trường Cũ");
        for (Role role : List.of(Role.TEACHER, Role.LIBRARIAN)) {
            people.create(
                    admin,
                    new People.NewAccount(
                            "collection-" + RunningPlatform.login(role),
                            role == Role.TEACHER ? "Đỗ Thị Ngọc" : "Thủ thư",
                            "",
                            RunningPlatform.PASSWORD,
                            role,
                            own.id()));
        }
        librarian = PLATFORM.member("collection-librarian");
        Actor.Member teacher = PLATFORM.member("collection-teacher");
        for (int i = 1; i <= PLAIN; i++) {
            DRAFTS.create(librarian, Description.of("Bài " + i, "vi"));
        }
        MaterialId untitled = DRAFTS.create(librarian, Description.of("", "")).id();
        addText(librarian, untitled, "Đề cương.txt");
        MaterialId complete = DRAFTS.create(teacher, whole("Động lực học")).id();
        addText(teacher, complete, "a.txt");
        DRAFTS.publish(teacher, complete);
        withdrawn = DRAFTS.create(teacher, whole("Quang học")).id();
        addText(teacher, withdrawn, "b.txt");
        DRAFTS.publish(teacher, withdrawn);
        DRAFTS.withdraw(teacher, withdrawn);
        dynamics = MATERIALS.find(teacher, complete).orElseThrow();
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void aFilterLooksThroughEverythingByTitleFileAndOwnerWithoutMarks() {
        assertThat(found("", Pick.ALL).total()).isEqualTo(PLAIN + 3);
        assertThat(found("", Pick.ALL).materials()).hasSize(10);
        assertThat(titles("dong luc")).containsExactly("Động lực học");
        assertThat(titles("ĐỘNG LỰC")).containsExactly("Động lực học");
        assertThat(titles("do thi ngoc")).containsExactly("Quang học", "Động lực học");
        assertThat(titles("de cuong")).containsExactly("");
        assertThat(titles("%")).isEmpty();
        assertThat(found("bai", Pick.ALL).total()).isEqualTo(PLAIN);
        assertThat(MATERIALS.ownedBy(librarian, MaterialFilter.ALL, 0, 10).total())
                .isEqualTo(PLAIN + 1);
        assertThat(MATERIALS.curatedBy(new Actor.Visitor(), MaterialFilter.ALL, 0, 10).total())
                .isZero();
    }

    @Test
    void eachPickHasWhatItSays() {
        assertThat(found("", Pick.PUBLISHED).materials())
                .extracting(Material::id)
                .containsExactly(dynamics.id());
        assertThat(found("", Pick.WITHDRAWN).materials())
                .extracting(Material::id)
                .containsExactly(withdrawn);
        assertThat(found("", Pick.DRAFT).total()).isEqualTo(PLAIN + 1);
        assertThat(found("", Pick.ATTENTION).total())
                .as("all but those two that say everything")
                .isEqualTo(PLAIN + 1);
    }

    @Test
    void aListShowsSmallPicturesWithoutReadingWhatWasFoundInTheFiles() {
        Materials.Page samples =
                MATERIALS.curatedBy(
                        PLATFORM.member("admin"),
                        new MaterialFilter("phan so quanh", Pick.ALL),
                        0,
                        1);
        Material slides = samples.materials().getFirst();
        assertThat(MATERIALS.thumbnails(List.of(slides, dynamics)))
                .hasEntrySatisfying(
                        slides.id(),
                        address ->
                                assertThat(address)
                                        .startsWith(
                                                "/files/"
                                                        + slides.principal().orElseThrow().id()
                                                        + "/derived/"));
    }

    @Test
    void theListOnThePageIsNarrowedAndGrows() {
        Page page = CHROMIUM.windowOf(PLATFORM, "collection-librarian", "en");
        page.navigate(PLATFORM.address("/curate"));
        Locator cards = page.locator(".material-card");
        assertThat(cards).hasCount(24);
        page.getByRole(AriaRole.BUTTON, named("Show more")).click();
        assertThat(cards).hasCount(PLAIN + 3);
        page.getByLabel("Title or owner").fill("dong luc");
        assertThat(cards).hasCount(1);
        assertThat(page.getByText("1 material", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByLabel("Title or owner").fill("nowhere");
        assertThat(page.getByText("Nothing here")).isVisible();
        page.navigate(PLATFORM.address("/teach"));
        assertThat(cards).hasCount(24);
        page.getByLabel("Find among my materials").fill("nowhere");
        assertThat(cards).hasCount(0);
        assertThat(page.getByLabel("Find among my materials")).isVisible();
        page.context().close();
    }

    @Test
    void anOrganisationIsRenamedAndSearchFollows() {
        eventually("it is found under the old name", () -> organisationFound().equals("Trường Cũ"));
        Page page = CHROMIUM.windowOf(PLATFORM, "admin", "en");
        page.navigate(PLATFORM.address("/operate/people"));
        page.getByRole(AriaRole.BUTTON, named("Rename: Trường Cũ")).click();
        Locator name = page.getByLabel("New name", new Page.GetByLabelOptions().setExact(true));
        name.fill("Trường Thử Nghiệm");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("[slot=error-message]").getByText("There is already")).isVisible();
        assertThat(Chromium.violations(page)).isEmpty();
        name.fill("Trường Mới");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Rename: Trường Mới"))).isVisible();
        page.context().close();
        eventually(
                "it is found under the new name", () -> organisationFound().equals("Trường Mới"));
    }

    private static String organisationFound() {
        return PLATFORM.bean(Search.class).search(SearchQuery.of("động lực học")).hits().stream()
                .filter(hit -> hit.material().equals(dynamics.id()))
                .map(hit -> hit.organisation())
                .findFirst()
                .orElse("");
    }

    private static Materials.Page found(String words, Pick pick) {
        return MATERIALS.curatedBy(librarian, new MaterialFilter(words, pick), 0, 10);
    }

    private static List<String> titles(String words) {
        return found(words, Pick.ALL).materials().stream()
                .map(one -> one.description().title())
                .toList();
    }

    private static Description whole(String title) {
        return new Description(
                title,
                "",
                List.of(),
                "vi",
                List.of("physics"),
                List.of(),
                "textbook",
                List.of(),
                List.of(),
                "https://creativecommons.org/licenses/by/4.0/",
                "",
                "",
                List.of(),
                List.of());
    }

    private static void addText(Actor.Member owner, MaterialId material, String name) {
        PLATFORM.bean(Deposits.class)
                .accept(
                        owner,
                        material,
                        name,
                        new ByteArrayInputStream("Chữ.".getBytes(StandardCharsets.UTF_8)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

package org.khuevan.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.database.TestDatabase;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.search.Facet;
import org.khuevan.search.SearchQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Messages about new materials, through a real mail server.
@SpringBootTest(
        properties = {
            "khuevan.admin-password=correct horse",
            "khuevan.alerts.every=200ms",
            "khuevan.alerts.from=Khuê Văn <kho@truong.example>",
            "khuevan.alerts.address=https://kho.truong.example"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class AlertsTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired SavedSearches searches;
    @Autowired Drafts drafts;
    @Autowired Deposits deposits;
    @Autowired People people;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SERVER.start();
        DATABASE.register(registry);
        registry.add("spring.mail.host", () -> "localhost");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    void stop() {
        SERVER.stop();
    }

    @Test
    void eachNewMaterialIsToldOnceUntilSomebodyHasHadEnough() throws Exception {
        Actor.Member admin = member(people.find("admin").orElseThrow());
        Actor.Member reader =
                member(
                        people.create(
                                admin,
                                new People.NewAccount(
                                        "lan",
                                        "Chị Lan",
                                        "lan@truong.example",
                                        "a long password",
                                        Role.LEARNER,
                                        admin.organisation())));
        published(admin, "Quang hợp, bài cũ");
        SavedSearch saved =
                searches.save(reader, "Quang hợp", SearchQuery.of("quang hop"), true, "vi")
                        .orElseThrow();
        MaterialId first = published(admin, "Quang hợp ở lá cây");
        published(admin, "Một bài khác hẳn");

        assertThat(SERVER.waitForIncomingEmail(120_000, 1)).isTrue();
        MimeMessage message = SERVER.getReceivedMessages()[0];
        String text = message.getContent().toString();
        assertThat(message.getSubject()).isEqualTo("Khuê Văn: 1 học liệu mới cho “Quang hợp”");
        assertThat(text)
                .contains("Chào Chị Lan", "Quang hợp ở lá cây")
                .contains("https://kho.truong.example/m/" + first)
                .doesNotContain("bài cũ", "khác hẳn");
        assertThat(GreenMailUtil.getAddressList(message.getAllRecipients()))
                .isEqualTo("lan@truong.example");
        assertThat(message.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("List-Unsubscribe")[0])
                .isEqualTo(
                        "<https://kho.truong.example/api/search/alerts/"
                                + saved.secret()
                                + "/unsubscribe>");

        published(admin, "Quang hợp của tảo");
        assertThat(SERVER.waitForIncomingEmail(120_000, 2)).isTrue();
        assertThat(SERVER.getReceivedMessages()[1].getContent().toString())
                .contains("Quang hợp của tảo")
                .doesNotContain("lá cây");

        assertThat(searches.unsubscribe(saved.secret())).hasValue("Quang hợp");
        assertThat(searches.told()).isEmpty();
        assertThat(searches.of(reader)).hasSize(1);
        assertThat(searches.unsubscribe("unknown")).isEmpty();
    }

    @Test
    void aSavedSearchFollowsAnOrganisationToItsNewName() {
        Actor.Member admin = member(people.find("admin").orElseThrow());
        Organisation school = people.createOrganisation(admin, "Trường Làng & Xã");
        Set<String> schools = Set.of(school.name(), "Trường khác");
        SearchQuery query = SearchQuery.of("thơ").within(Map.of(Facet.ORGANISATION, schools));
        UUID saved = searches.save(admin, "", query, false, "vi").orElseThrow().id();
        people.renameOrganisation(admin, school.id(), "Trường Làng Mới");
        assertThat(searches.find(saved).orElseThrow().query().filters())
                .containsEntry(Facet.ORGANISATION, Set.of("Trường Làng Mới", "Trường khác"));
        searches.remove(admin, saved);
    }

    private MaterialId published(Actor.Member owner, String title) {
        MaterialId id = drafts.create(owner, Description.of(title, "vi")).id();
        deposits.accept(
                owner,
                id,
                "a.txt",
                new ByteArrayInputStream(title.getBytes(StandardCharsets.UTF_8)));
        drafts.publish(owner, id);
        return id;
    }

    private static Actor.Member member(Account account) {
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }
}

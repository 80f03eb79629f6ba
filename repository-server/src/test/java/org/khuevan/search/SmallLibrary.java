package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;

/// Makes materials through the catalogue, with what would be found in their files.
final class SmallLibrary {

    private final Drafts drafts;
    private final Deposits deposits;
    private final Examinations examinations;
    private final Actor.Member admin;

    SmallLibrary(Drafts drafts, Deposits deposits, Examinations examinations, People people) {
        this.drafts = drafts;
        this.deposits = deposits;
        this.examinations = examinations;
        Account account = people.find("admin").orElseThrow();
        admin =
                new Actor.Member(
                        account.id(),
                        account.displayName(),
                        account.role(),
                        account.organisation().id());
    }

    record Given(String name, Kind kind, List<Finding> findings) {}

    static Given file(String name, Kind kind, Finding... findings) {
        return new Given(name, kind, List.of(findings));
    }

    static Given pages(String... texts) {
        List<Finding> findings = new ArrayList<>();
        for (String text : texts) {
            findings.add(new Finding.Text(new Place.Page(findings.size() + 1), text + "\n"));
        }
        return new Given("a.pdf", Kind.DOCUMENT, findings);
    }

    Actor.Member admin() {
        return admin;
    }

    MaterialId published(Description said, Given... files) {
        MaterialId id = created(said, files);
        drafts.publish(admin, id);
        return id;
    }

    MaterialId created(Description said, Given... files) {
        MaterialId id = drafts.create(admin, said).id();
        for (Given given : files) {
            byte[] bytes = (said.title() + given.name()).getBytes(StandardCharsets.UTF_8);
            MaterialFile file =
                    deposits.accept(admin, id, given.name(), new ByteArrayInputStream(bytes));
            Findings findings = new Findings(given.kind(), "application/x-test", given.findings());
            examinations.ended(file.id(), new Examination.Readable(findings), "v1-" + file.id());
        }
        return id;
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not become so in time").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

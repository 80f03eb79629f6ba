package org.khuevan.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.Organisation;
import org.khuevan.people.OrganisationId;
import org.khuevan.people.Role;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;

/// A few materials as the catalogue would show them, in two languages, of two schools, one a draft.
final class Library {

    static final Organisation SCHOOL =
            new Organisation(new OrganisationId(new UUID(0, 1)), "THPT Chu Văn An");
    static final Organisation UNIVERSITY =
            new Organisation(new OrganisationId(new UUID(0, 2)), "Đại học Khuê Văn");
    static final AccountId OWNER = new AccountId(new UUID(0, 9));

    private Library() {}

    static List<Seen> materials() {
        List<Seen> all = new ArrayList<>();
        all.add(
                material(
                        1,
                        "Quang hợp ở thực vật",
                        "vi",
                        List.of("biology"),
                        List.of("grade-10"),
                        "Diệp lục hấp thụ ánh sáng và hoà tan khí các-bô-níc.",
                        "Trong lục lạp, diệp lục nhận năng lượng ánh sáng."));
        all.add(
                material(
                        2,
                        "Photosynthesis explained",
                        "en",
                        List.of("biology"),
                        List.of("undergraduate"),
                        "Chlorophylls absorb the light of the sun and release oxygen."));
        all.add(
                material(
                        3,
                        "Axit sunfuric H₂SO₄",
                        "vi",
                        List.of("chemistry"),
                        List.of("grade-12"),
                        "Tính háo nước của axit đặc; cách pha loãng an toàn cho học sinh."));
        all.add(
                material(
                        4,
                        "Thông tư 02/2025/TT-BGDĐT",
                        "vi",
                        List.of("education"),
                        List.of("professional"),
                        "Khung năng lực số cho người học ở trường trung học phổ thông."));
        all.add(
                material(
                        5,
                        "Định luật Newton",
                        "vi",
                        List.of("physics"),
                        List.of("grade-10"),
                        "Machine learning không có ở đây; chỉ có lực, khối lượng và gia tốc.",
                        "Học sinh làm thí nghiệm với xe lăn."));
        all.add(
                material(
                        6,
                        "Phương trình bậc hai",
                        "vi",
                        List.of("mathematics"),
                        List.of("grade-9"),
                        "Nghiệm của x^2 + bx + c = 0 theo công thức Vi-ét."));
        return all;
    }

    static Seen draft() {
        return material(
                Material.State.DRAFT,
                7,
                "Bản nháp về quang hợp",
                "vi",
                List.of("biology"),
                List.of("grade-10"),
                "Diệp lục, chưa xong.");
    }

    static Actor.Member member(Role role, boolean owner, Organisation organisation) {
        return new Actor.Member(
                owner ? OWNER : new AccountId(new UUID(0, 77)), "", role, organisation.id());
    }

    static Seen material(
            int number,
            String title,
            String language,
            List<String> subjects,
            List<String> levels,
            String... pages) {
        return material(Material.State.PUBLISHED, number, title, language, subjects, levels, pages);
    }

    private static Seen material(
            Material.State state,
            int number,
            String title,
            String language,
            List<String> subjects,
            List<String> levels,
            String... pages) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < pages.length; i++) {
            findings.add(new Finding.Text(new Place.Page(i + 1), pages[i] + "\n"));
        }
        String id = "%012d".formatted(number);
        Instant when = Instant.parse("2025-0%d-01T00:00:00Z".formatted(Math.min(number, 9)));
        MaterialFile file =
                new MaterialFile(
                        new FileId(id),
                        "bai-" + number + ".pdf",
                        new StoredFile(new Sha256("0".repeat(64)), 1),
                        Kind.DOCUMENT,
                        "application/pdf",
                        when,
                        new ExaminationState.Done(true));
        Description said =
                new Description(
                        title,
                        "",
                        List.of(new Contributor("Nguyễn Văn " + (char) ('A' + number), "author")),
                        language,
                        subjects,
                        levels,
                        "",
                        List.of(),
                        List.of(),
                        "https://creativecommons.org/licenses/by/4.0/",
                        "",
                        "",
                        List.of(),
                        List.of());
        Material material =
                new Material(
                        new MaterialId(id),
                        1,
                        1,
                        state,
                        OWNER,
                        "",
                        number % 2 == 0 ? UNIVERSITY : SCHOOL,
                        said,
                        List.of(file),
                        when,
                        when,
                        new Material.Moments(
                                state == Material.State.DRAFT
                                        ? Optional.empty()
                                        : Optional.of(when)));
        Findings found = new Findings(Kind.DOCUMENT, "application/pdf", findings);
        return new Seen(material, List.of(new ExaminedFile(file, found, "")));
    }
}

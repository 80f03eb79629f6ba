package org.khuevan.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.deposit.Uploads;
import org.khuevan.people.Actor;
import org.khuevan.ui.EndpointPermissionsTest.Row;

/// What a row of [EndpointPermissionsTest] asks about, made for it.
///
/// @param material a draft with a file, or empty
record Target(String address, String body, String material) {

    /// @param owner of what is made
    /// @param learner whom an address may name
    static Target of(Row row, RunningPlatform platform, Actor.Member owner, Actor.Member learner)
            throws IOException {
        String body =
                row.body()
                        .replace("{random}", "new-" + UUID.randomUUID())
                        .replace("{organisation}", owner.organisation().value().toString());
        String address = row.address().replace("{learner}", learner.account().toString());
        if (address.contains("{course}")) {
            return new Target(CourseRows.fill(address, platform, owner), body, "");
        }
        if (!address.contains("{") && !address.startsWith("/api/uploads")) {
            return new Target(address, body, "");
        }
        MaterialId id =
                platform.bean(Drafts.class).create(owner, Description.of("Nháp", "vi")).id();
        MaterialFile file =
                platform.bean(Deposits.class)
                        .accept(
                                owner,
                                id,
                                "a.txt",
                                new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        if (address.contains("{upload}")) {
            String upload = platform.bean(Uploads.class).create(owner, id, "c.txt", 3).id().value();
            address = address.replace("{upload}", upload);
        }
        return new Target(
                address.replace("{id}", id.value()).replace("{file}", file.id().value()),
                body,
                id.value());
    }
}

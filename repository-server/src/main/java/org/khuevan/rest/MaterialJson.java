package org.khuevan.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Material;

/// One version of a material.
///
/// @param version counted from 1
/// @param revision of the description, to be sent back with a change of it
/// @param state `draft`, `published` or `withdrawn`
/// @param url its page, for ever
/// @param versions the published versions, the latest first
/// @param missing what a draft still lacks
record MaterialJson(
        String id,
        int version,
        int revision,
        String state,
        String url,
        String kind,
        DescriptionJson description,
        PartyJson owner,
        PartyJson organisation,
        Instant created,
        Instant saved,
        @Nullable Instant published,
        List<FileJson> files,
        List<Integer> versions,
        List<MissingJson> missing) {

    /// A person or an organisation.
    record PartyJson(String id, String name) {}

    static MaterialJson of(
            Material material, List<Integer> versions, List<MissingJson> missing, Locale locale) {
        return new MaterialJson(
                material.id().value(),
                material.version(),
                material.revision(),
                Names.of(material.state()),
                Address.of(material.id()),
                Names.of(material.kind()),
                DescriptionJson.of(material.description()),
                new PartyJson(material.owner().toString(), material.ownerName()),
                new PartyJson(
                        material.organisation().id().toString(), material.organisation().name()),
                material.created(),
                material.saved(),
                material.moments().publishedAt().orElse(null),
                material.files().stream().map(file -> FileJson.of(file, locale)).toList(),
                versions,
                missing);
    }
}

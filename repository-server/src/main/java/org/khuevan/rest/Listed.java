package org.khuevan.rest;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Cited;
import org.khuevan.catalogue.Description;
import org.khuevan.search.Hit;

/// A material of a list that is taken away, as it is cited: with what the catalogue says of it,
/// which is more than what is shown of a hit.
///
/// @param summary the whole of it, not the stretch with the found words
record Listed(Hit hit, Cited cited, String summary) {

    /// @param said empty for what is not published
    /// @param origin scheme and host, put before addresses
    static Listed of(Hit hit, Optional<Description> said, ZoneId zone, String origin) {
        Cited cited =
                said.map(one ->
                                Cited.of(
                                        hit.material(),
                                        one,
                                        hit.organisation(),
                                        hit.published(),
                                        zone,
                                        origin))
                        .orElseGet(() ->
                                new Cited(
                                        hit.material(),
                                        hit.title().text(),
                                        hit.authors(),
                                        List.of(),
                                        Integer.toString(hit.published().atZone(zone).getYear()),
                                        hit.organisation(),
                                        List.of(),
                                        origin + Address.of(hit.material())));
        return new Listed(hit, cited, said.map(Description::summary).orElse(hit.summary().text()));
    }
}

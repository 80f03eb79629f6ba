package org.khuevan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All that was found in one file.
///
/// @param mediaType the IANA media type of the content, whatever the name says
public record Findings(Kind kind, String mediaType, List<Finding> all) {

    public Findings {
        all = List.copyOf(all);
    }

    /// These and one more.
    public Findings with(Finding finding) {
        List<Finding> more = new ArrayList<>(all);
        more.add(finding);
        return new Findings(kind, mediaType, more);
    }

    /// These, but for those of one type.
    public Findings without(Class<? extends Finding> type) {
        return new Findings(
                kind, mediaType, all.stream().filter(one -> !type.isInstance(one)).toList());
    }

    /// The findings of one type, in order.
    public <F extends Finding> Stream<F> of(Class<F> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    /// The values of one property, in order.
    public Stream<String> values(Finding.Property.Name name) {
        return of(Finding.Property.class)
                .filter(p -> p.name() == name)
                .map(Finding.Property::value);
    }

    /// The texts that belong to a finding: those right behind it.
    public List<Finding.Text> textsOf(Finding mark) {
        return all.stream()
                .skip(all.indexOf(mark) + 1L)
                .takeWhile(Finding.Text.class::isInstance)
                .map(Finding.Text.class::cast)
                .toList();
    }
}

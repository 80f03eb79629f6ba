package org.khuevan.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The lists that descriptions choose from. Codes never change their meaning.
public enum Vocabulary {
    SUBJECT("subjects"),
    LEVEL("levels"),
    RESOURCE_TYPE("resource-types"),
    AUDIENCE("audiences"),
    LICENCE("licences"),
    CONTRIBUTOR_ROLE("contributor-roles"),
    RELATION("relations"),
    LANGUAGE("languages");

    private final List<Term> terms;

    Vocabulary(String name) {
        this.terms = Term.read("/vocabularies/" + name + ".tsv");
    }

    /// In the order in which they are offered.
    public List<Term> terms() {
        return terms;
    }

    public Optional<Term> term(String code) {
        return terms.stream().filter(term -> term.code().equals(code)).findFirst();
    }

    /// A code and all that it is part of, the narrowest first.
    public List<String> withBroader(String code) {
        List<String> codes = new ArrayList<>(List.of(code));
        Optional<String> broader = term(code).flatMap(Term::broader);
        while (broader.isPresent() && !codes.contains(broader.get())) {
            codes.add(broader.get());
            broader = term(broader.get()).flatMap(Term::broader);
        }
        return codes;
    }

    /// The label of a code in Vietnamese or English, or the code itself if it is not in the list.
    public String label(String code, Locale locale) {
        return term(code).map(term -> term.label(locale)).orElse(code);
    }
}

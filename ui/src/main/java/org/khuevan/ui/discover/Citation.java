package org.khuevan.ui.discover;

import org.khuevan.catalogue.Cited;
import org.khuevan.catalogue.Material;
import org.khuevan.ui.shell.Words;

/// How a material is cited.
final class Citation {

    private Citation() {}

    /// @param origin scheme and host, put before the address
    static Cited of(Words words, Material material, String origin) {
        return Cited.of(
                material.id(),
                material.description(),
                material.organisation().name(),
                material.moments().publishedAt().orElse(material.created()),
                words.zone(),
                origin);
    }

    /// A line after APA 7: author (year). Title. Publisher. Address.
    static String text(Words words, Cited cited) {
        return who(words, cited)
                + " ("
                + cited.year()
                + "). "
                + cited.title()
                + ". "
                + cited.publisher()
                + ". "
                + words.get("cite.at")
                + " "
                + cited.address();
    }

    private static String who(Words words, Cited cited) {
        if (!cited.authors().isEmpty()) {
            return String.join(", ", cited.authors());
        }
        return cited.editors().isEmpty()
                ? cited.publisher()
                : words.get("cite.editors", String.join(", ", cited.editors()));
    }
}

package org.khuevan.ui.discover;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.ui.shell.Words;

/// How a material is cited.
final class Citation {

    private Citation() {}

    /// A line after APA 7: author (year). Title. Publisher. Address.
    static String text(Words words, Material material) {
        Description said = material.description();
        String who =
                authors(said).isEmpty() ? publisher(material) : String.join(", ", authors(said));
        return who
                + " ("
                + year(material)
                + "). "
                + said.title()
                + ". "
                + publisher(material)
                + ". "
                + words.get("cite.at")
                + " "
                + Address.of(material.id());
    }

    static String bibTex(Material material) {
        Description said = material.description();
        return "@misc{khuevan-"
                + material.id()
                + ",\n  title = {"
                + plain(said.title())
                + "},\n  author = {"
                + authors(said).stream().map(Citation::plain).collect(Collectors.joining(" and "))
                + "},\n  year = {"
                + year(material)
                + "},\n  publisher = {"
                + plain(publisher(material))
                + "},\n  url = {"
                + Address.of(material.id())
                + "}\n}";
    }

    private static List<String> authors(Description said) {
        return said.contributors().stream().map(Description.Contributor::name).toList();
    }

    private static String publisher(Material material) {
        String said = material.description().publisher();
        return said.isEmpty() ? material.organisation().name() : said;
    }

    private static String year(Material material) {
        String date = material.description().date();
        return date.length() >= 4
                ? date.substring(0, 4)
                : Integer.toString(
                        material.moments()
                                .publishedAt()
                                .orElse(material.created())
                                .atZone(ZoneOffset.UTC)
                                .getYear());
    }

    private static String plain(String text) {
        return text.replaceAll("[{}\\\\]", "");
    }
}

package org.khuevan.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.khuevan.course.Question;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Writes a content package with one QTI item for each question.
final class QtiWriter {

    private static final Pattern PICTURE = Pattern.compile("src=\"(/[^\"]+/([^\"/]+))\"");

    private final Pictures pictures;
    private final boolean newer;
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /// @param newer whether as version 3.0
    QtiWriter(Pictures pictures, boolean newer) {
        this.pictures = pictures;
        this.newer = newer;
    }

    Exported write(String title, List<Question> questions) {
        List<String> items = new ArrayList<>();
        for (Question question : questions) {
            Document item = item(question);
            if (newer) {
                QtiNames.newer(item.getDocumentElement());
            }
            String name = "items/" + question.id() + ".xml";
            files.put(name, Xml.write(item, false));
            items.add(name);
        }
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("imsmanifest.xml", manifest(title, items));
        all.putAll(files);
        return new Exported(zip(all), remarks);
    }

    private Document item(Question question) {
        Document document = Xml.create("assessmentItem", QtiNames.NAMESPACE_21);
        Element item = document.getDocumentElement();
        item.setAttribute("identifier", "q-" + question.id());
        item.setAttribute("title", Xml.clean(MoodleWriter.name(question)));
        item.setAttribute("adaptive", "false");
        item.setAttribute("timeDependent", "false");
        new QtiItem(item, this::html)
                .write(question)
                .forEach(lost ->
                        remarks.add(new Remark(MoodleWriter.name(question), What.PART_LOST, lost)));
        return document;
    }

    /// Puts HTML into an element; pictures come along in the package.
    private void html(Element parent, String html) {
        Matcher picture = PICTURE.matcher(html);
        String linked =
                picture.replaceAll(found -> {
                    String path = "media/" + files.size() + "-" + found.group(2);
                    var bytes = pictures.read(found.group(1));
                    bytes.ifPresentOrElse(
                            kept -> files.put("items/" + path, kept),
                            () -> remarks.add(new Remark("", What.PICTURE_LOST, found.group(1))));
                    return Matcher.quoteReplacement("src=\"" + path + "\"");
                });
        org.jsoup.nodes.Document clean = Jsoup.parseBodyFragment(linked);
        clean.select("[loading], [target], [rel]")
                .forEach(one -> one.removeAttr("loading").removeAttr("target").removeAttr("rel"));
        clean.body().childNodes().forEach(node -> copy(parent, node));
    }

    private static void copy(Element parent, org.jsoup.nodes.Node node) {
        switch (node) {
            case org.jsoup.nodes.TextNode text ->
                    parent.appendChild(
                            parent.getOwnerDocument()
                                    .createTextNode(Xml.clean(text.getWholeText())));
            case org.jsoup.nodes.Element element -> {
                Element child = Xml.add(parent, element.normalName());
                element.attributes()
                        .forEach(
                                one -> child.setAttribute(one.getKey(), Xml.clean(one.getValue())));
                element.childNodes().forEach(inner -> copy(child, inner));
            }
            default -> {
                // Comments are not taken along.
            }
        }
    }

    private byte[] manifest(String title, List<String> items) {
        Document document = Xml.create("manifest", "http://www.imsglobal.org/xsd/imscp_v1p1");
        Element manifest = document.getDocumentElement();
        manifest.setAttribute("identifier", "khuevan");
        Element metadata = Xml.add(manifest, "metadata");
        Xml.add(metadata, "schema", newer ? "QTI Package" : "QTIv2.1 Package");
        Xml.add(metadata, "schemaversion", newer ? "3.0.0" : "1.0.0");
        Xml.add(manifest, "organizations");
        Element resources = Xml.add(manifest, "resources");
        resources.appendChild(document.createComment(" " + title.replace("--", "- -") + " "));
        for (String name : items) {
            Element resource = Xml.add(resources, "resource");
            resource.setAttribute("identifier", "r-" + name.replaceAll("\\W", "-"));
            resource.setAttribute("type", newer ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p1");
            resource.setAttribute("href", name);
            Xml.add(resource, "file").setAttribute("href", name);
        }
        return Xml.write(document, true);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same questions give the same bytes.
                entry.setTime(315_532_800_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package org.khuevan.ui.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.ui.RunningPlatform;

/// A photograph that says where it was taken: everybody sees it, only its owner gets the place.
class PrivatePhotographTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String PLACE = "10.7769 N, 106.7009 E";

    @Test
    void theAddressOfAFileGivesOthersACopyWithoutThePlace() throws Exception {
        MaterialFile file = uploaded(photograph());
        Examinations examinations = PLATFORM.bean(Examinations.class);
        eventually("it is examined", () -> examinations.examined(file.id()).isPresent());

        byte[] everybodys = get(file, "");
        assertThat(ImageIO.read(new ByteArrayInputStream(everybodys)).getWidth()).isEqualTo(40);
        assertThat(text(everybodys)).doesNotContain(PLACE);
        assertThat(text(get(file, "learner"))).doesNotContain(PLACE);
        assertThat(get(file, "teacher")).isEqualTo(photograph());
    }

    @Test
    void aPictureThatNobodyCouldReadIsForItsOwnerOnly() throws Exception {
        byte[] damaged = Arrays.copyOf(photograph(), 100);
        MaterialFile file = uploaded(damaged);
        assertThat(ask(file, "").statusCode()).isEqualTo(404);
        assertThat(ask(file, "learner").statusCode()).isEqualTo(404);
        assertThat(get(file, "teacher")).isEqualTo(damaged);
    }

    /// In a published material of the teacher's.
    private static MaterialFile uploaded(byte[] picture) throws IOException {
        Actor.Member owner = PLATFORM.member("teacher");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        MaterialId id = drafts.create(owner, Description.of("Ảnh", "vi")).id();
        MaterialFile file =
                PLATFORM.bean(Deposits.class)
                        .accept(owner, id, "sân trường.jpg", new ByteArrayInputStream(picture));
        drafts.publish(owner, id);
        return file;
    }

    private static byte[] get(MaterialFile file, String login)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = ask(file, login);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static HttpResponse<byte[]> ask(MaterialFile file, String login)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        PLATFORM.request(Address.of(file), login).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] photograph() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] place = PLACE.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer exif = ByteBuffer.allocate(36 + place.length);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(26);
        exif.putInt(0).put(place);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(plain, 0, 2);
        whole.write(exif.array());
        whole.write(plain, 2, plain.length - 2);
        return whole.toByteArray();
    }
}

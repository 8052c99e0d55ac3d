package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Attachment;
import shikomi.store.Hash;

/** Photos and files of a result. */
class FilePagesTest extends Served {
    static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                    + "0000000d49444154789c6360f8cfc00000030101" + "00c9fe92ef" + "0000000049454e44ae426082");

    private Forms forms;

    @BeforeEach
    void begin() throws Exception {
        forms = new Forms(home, server);
    }

    private HttpResponse<String> file(byte[] content) throws Exception {
        return forms.visitor().get("/c/films/e/E-011/files/" + Hash.of(content));
    }

    @Test
    void a_photo_is_kept_by_its_hash_and_shown() throws Exception {
        HttpResponse<String> saved = forms.upload(Map.of("C:\\lab\\写真 1.png", PNG), "y0.0", "61");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(forms.result().attachments()).containsExactly(new Attachment("写真 1.png", Hash.of(PNG), PNG.length));
        assertThat(forms.visitor().get("/c/films/e/E-011").body())
                .contains("<img src=\"/c/films/e/E-011/files/" + Hash.of(PNG), "写真 1.png", "1 kB");
        HttpResponse<String> photo = file(PNG);
        assertThat(Visitor.header(photo, "Content-Type")).isEqualTo("image/png");
        assertThat(Visitor.header(photo, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Visitor.header(photo, "Content-Disposition"))
                .isEqualTo("inline; filename*=UTF-8''%E5%86%99%E7%9C%9F%201.png");
    }

    @Test
    void what_is_no_plain_picture_is_only_for_downloading() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        forms.upload(Map.of("a.html", page, "b.svg", drawing), "y0.0", "61");
        for (byte[] content : java.util.List.of(page, drawing)) {
            HttpResponse<String> file = file(content);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(Visitor.header(file, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(Visitor.header(file, "Content-Disposition")).startsWith("attachment; ");
        }
        assertThat(forms.visitor().get("/c/films/e/E-011").body()).doesNotContain("<img");
    }

    @Test
    void only_files_of_the_experiment_are_given_out() throws Exception {
        home.files().keep(PNG);
        assertThat(file(PNG).statusCode()).isEqualTo(404);
        forms.upload(Map.of("a.png", PNG), "y0.0", "61");
        assertThat(file(PNG).statusCode()).isEqualTo(200);
        assertThat(forms.visitor().get("/c/films/e/E-012/files/" + Hash.of(PNG)).statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(server.url())
                        .get("/c/films/e/E-011/files/" + Hash.of(PNG))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_mistake_elsewhere_loses_no_photo_and_a_correction_keeps_it() throws Exception {
        HttpResponse<String> wrong = forms.upload(Map.of("a.png", PNG), "y0.0", "many");
        assertThat(wrong.statusCode()).isEqualTo(422);
        Map<String, String> mended = Forms.shown(wrong.body());
        assertThat(mended).containsEntry("keep.0", Hash.of(PNG) + "/a.png");
        mended.put("y0.0", "61");
        assertThat(forms.visitor().send(Forms.RESULT, mended).statusCode()).isEqualTo(303);
        assertThat(forms.result().attachments()).hasSize(1);
        Map<String, String> correction =
                Forms.shown(forms.visitor().get(Forms.RESULT).body());
        correction.put("y0.0", "62");
        correction.put("cause-of-change", "typing-slip");
        forms.visitor().send(Forms.RESULT, correction);
        assertThat(forms.result().attachments()).hasSize(1);
        forms.send("y0.0", "63", "cause-of-change", "typing-slip");
        assertThat(forms.result().attachments()).isEmpty();
    }

    @Test
    void a_file_that_was_never_sent_cannot_be_named() throws Exception {
        forms.send("y0.0", "61", "keep.0", Hash.of(PNG) + "/a.png", "keep.1", "../../etc/passwd");
        assertThat(forms.result().attachments()).isEmpty();
    }

    @Test
    void twenty_megabytes_in_all_is_the_limit() throws Exception {
        byte[] large = new byte[12_000_000];
        HttpResponse<String> first = forms.upload(Map.of("a.bin", large), "y0.0", "many");
        byte[] other = new byte[11_000_000];
        Map<String, String> kept = Forms.shown(first.body());
        HttpResponse<String> both =
                forms.upload(Map.of("b.bin", other), "y0.0", "61", "keep.0", String.valueOf(kept.get("keep.0")));
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body())
                .contains("The files are 23 MB in total; the limit is 20 MB")
                .contains("a.bin", "b.bin");
        HttpResponse<String> tooLarge = forms.upload(Map.of("c.bin", new byte[23_000_000]), "y0.0", "61");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("the limit is 20 MB");
    }
}

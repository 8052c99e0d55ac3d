package shikomi.table.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encoding of a text file is found from its bytes. */
class EncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252 | Temperatur [°C];Lösungsmittel;Ausbeute [%];Viskosität [Pa·s]",
                "windows-1252 | Wärmeleitfähigkeit;Härte;Größe [µm];Öl",
                "windows-1252 | température (°C);densité (g/cm³);durée;créée",
                "windows-1252 | T – °C;Preis (€);10 m²",
                "windows-31j | 温度;粘度;収率",
                "windows-31j | 温度(℃);DMF量;pH値",
                "windows-31j | 量;T;x",
                "UTF-8 | Viskosität;温度",
            })
    void headings_are_read_as_they_were_written(String charset, String headings) {
        byte[] bytes = (headings + "\n1;2;3\n2;3;4\n").getBytes(Charset.forName(charset));
        assertThat(String.join(";", Sheets.read("t.csv", bytes).orElseThrow().header()))
                .isEqualTo(headings);
    }
}

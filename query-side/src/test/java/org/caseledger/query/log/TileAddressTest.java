package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tile's address")
class TileAddressTest {

    @ParameterizedTest
    @CsvSource({
        "000, 0, 256",
        "067, 67, 256",
        "x001/x234/067, 1234067, 256",
        "x001/000, 1000, 256",
        "000.p/1, 0, 1",
        "x273/112.p/255, 273112, 255"
    })
    void is_read_and_written_as_the_format_says(String address, long index, int width) {
        assertThat(TileAddress.parse(address)).contains(new TileAddress(index, width));
        assertThat(new TileAddress(index, width).path()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x001",
                "001/067",
                "x000/067",
                "x01/067",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p/",
                "000/",
                "/000",
                "-01",
                "x001/x234/067.p/9999",
                "x001/x234/067 ",
                "٠٠٠"
            })
    void is_nothing_else(String address) {
        assertThat(TileAddress.parse(address)).isEmpty();
    }
}

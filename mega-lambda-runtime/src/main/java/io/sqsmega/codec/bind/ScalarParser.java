package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A parser of Jackson whose tokens have values in the canonical form of {@link io.sqsmega.payload.Values}. It converts
 * them as a {@link com.fasterxml.jackson.databind.util.TokenBuffer} does.
 */
@SuppressWarnings("deprecation") // abstract methods of Jackson
abstract class ScalarParser extends ParserMinimalBase {
    private ObjectCodec codec;

    ScalarParser(ObjectCodec codec) {
        super(StreamReadConstraints.defaults());
        this.codec = codec;
    }

    /** Returns the name, number or string of the current token. */
    abstract @Nullable Object scalar() throws IOException;

    @Override
    public @Nullable String getText() throws IOException {
        boolean written = _currToken == JsonToken.VALUE_STRING || _currToken == JsonToken.FIELD_NAME || isNumber();
        return written ? String.valueOf(scalar()) : _currToken == null ? null : _currToken.asString();
    }

    @Override
    public char @Nullable [] getTextCharacters() throws IOException {
        String text = getText();
        return text == null ? null : text.toCharArray();
    }

    @Override
    public int getTextLength() throws IOException {
        String text = getText();
        return text == null ? 0 : text.length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) throws IOException {
        String text = _currToken == JsonToken.VALUE_STRING ? getText() : null;
        if (text == null) {
            throw _constructError("a binary value must be a string");
        }
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(100)) {
            _decodeBase64(text, bytes, variant);
            return bytes.toByteArray();
        }
    }

    private boolean isNumber() {
        return _currToken != null && _currToken.isNumeric();
    }

    @Override
    public Number getNumberValue() throws IOException {
        if (isNumber() && scalar() instanceof Number number) {
            return number;
        }
        throw _constructError("a value must be a number");
    }

    @Override
    public NumberType getNumberType() throws IOException {
        Number number = getNumberValue();
        if (number instanceof Integer) {
            return NumberType.INT;
        } else if (number instanceof Long) {
            return NumberType.LONG;
        } else if (number instanceof BigInteger) {
            return NumberType.BIG_INTEGER;
        }
        return number instanceof Double ? NumberType.DOUBLE : NumberType.BIG_DECIMAL;
    }

    @Override
    public NumberTypeFP getNumberTypeFP() throws IOException {
        if (_currToken != JsonToken.VALUE_NUMBER_FLOAT) {
            return NumberTypeFP.UNKNOWN;
        }
        return scalar() instanceof Double ? NumberTypeFP.DOUBLE64 : NumberTypeFP.BIG_DECIMAL;
    }

    @Override
    public boolean isNaN() throws IOException {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT
                && scalar() instanceof Double number
                && !Double.isFinite(number);
    }

    @Override
    public int getIntValue() throws IOException {
        Number number = getNumberValue();
        if (!isWithin(Integer.MIN_VALUE, Integer.MAX_VALUE, number)) {
            reportOverflowInt();
        }
        return number.intValue();
    }

    @Override
    public long getLongValue() throws IOException {
        Number number = getNumberValue();
        if (!isWithin(Long.MIN_VALUE, Long.MAX_VALUE, number)) {
            reportOverflowLong();
        }
        return number.longValue();
    }

    private static boolean isWithin(long least, long greatest, Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return number.longValue() >= least && number.longValue() <= greatest;
        } else if (number instanceof Double) {
            return !(number.doubleValue() < least || number.doubleValue() > greatest);
        }
        BigDecimal exact = exact(number);
        return exact.compareTo(BigDecimal.valueOf(least)) >= 0 && exact.compareTo(BigDecimal.valueOf(greatest)) <= 0;
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        Number number = getNumberValue();
        if (number instanceof BigInteger whole) {
            return whole;
        } else if (number instanceof BigDecimal decimal) {
            streamReadConstraints().validateBigIntegerScale(decimal.scale());
            return decimal.toBigInteger();
        }
        return BigInteger.valueOf(number.longValue());
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        return exact(getNumberValue());
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return number instanceof Double
                ? BigDecimal.valueOf(number.doubleValue())
                : BigDecimal.valueOf(number.longValue());
    }

    @Override
    public double getDoubleValue() throws IOException {
        return getNumberValue().doubleValue();
    }

    @Override
    public float getFloatValue() throws IOException {
        return getNumberValue().floatValue();
    }

    @Override
    public JsonLocation currentLocation() {
        return JsonLocation.NA;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    public JsonLocation getCurrentLocation() {
        return JsonLocation.NA;
    }

    @Override
    public JsonLocation getTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    public ObjectCodec getCodec() {
        return codec;
    }

    @Override
    public void setCodec(ObjectCodec codec) {
        this.codec = codec;
    }

    @Override
    public Version version() {
        return PackageVersion.VERSION;
    }

    @Override
    protected void _handleEOF() {
        _throwInternal();
    }
}

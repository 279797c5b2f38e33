package io.sqsmega.local.sns;

/** Thrown for a request that SNS rejects, with the code and status of its answer. */
final class SnsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    SnsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsException invalidParameter(String reason) {
        return new SnsException(400, "InvalidParameter", "Invalid parameter: " + reason);
    }

    static SnsException invalidAttributeValue(String message) {
        return new SnsException(400, "ParameterValueInvalid", message);
    }

    static SnsException notFound(String what) {
        return new SnsException(404, "NotFound", what + " does not exist");
    }

    static SnsException resourceNotFound() {
        return new SnsException(404, "ResourceNotFound", "Resource does not exist");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Returns the explanation. It is never null, because every constructor call gives one. */
    String reason() {
        return String.valueOf(getMessage());
    }

    String toXml() {
        return Xml.error(status < 500 ? "Sender" : "Receiver", code, reason());
    }
}

// Keys and signatures of kinds that PrivateKey does not make, over the text "message": made once
// with OpenSSL's command line (dsaparam 1024/160 and 2048/256, genrsa 1024, dgst -sign). Base64.
#pragma once

#include <string_view>

namespace baytrust::crypto {

inline constexpr std::string_view kDsa1024Key =
    "MIIBtzCCASsGByqGSM44BAEwggEeAoGBALYEIlQdVvwjFna7qMSXUxKvxfQBPmCp0a7KSRMbIIaHGJchHhiozKdNcI/x"
    "4gJoCWc0hfJmz4AITTEpp5Z/NkknJ8JI9Tj80IvafZvtm88EKw+6VKbs0CEEb7+RVLnhLFQ2esOYJ+ci28QOWaxPOuYH"
    "6MX4NzajDxHO8IaXzFGzAhUA0c6LY6YxTpaex3cJdoJPG/V9F7MCgYAK8Z2NxqemOIxh7FTrjiM7ReAXPniZz0qPHJBm"
    "3+e4VkkYLE3jdRstTZInjURzECnS60d1R631IK4D89Acf+JOLS18nSoZkQl/RFrfT6cTLqaUH6mKXYMnU1ptH30t7rkD"
    "dfCT2ITwHkI0koz8YLSQCuTpf79knyNK8MXEUG05TgOBhQACgYEAkYfYu/ko78WkdP5edvhC/GfHMdgcPTq5cnl6Ytkn"
    "QYmiZRQ4SekjZWZPUs/CVJDe1em+yKjNl6kTwx7V2Yav4oTeZbNrEqtbPLX9Jv7YG7OaRDwCnruCiIH3h1DTYv4Qn5k7"
    "EQnOFb0WFj1D3cyWps4BFVn8lDTZ1JE2zLPw3c8=";
inline constexpr std::string_view kDsa1024Sha1 =
    "MC0CFQCg5TD7wbDz+gkR1oBEwFzgmAlNwAIUKaZgftQkeiLlCSiJXe+CCoAiMVs=";
inline constexpr std::string_view kDsa1024Sha256 =
    "MCwCFHd5Y6YHCA4OeJUAclyruUeljawcAhQc7LA3Y5mGU1z1Xl7TEER/Bihx3Q==";
inline constexpr std::string_view kDsa2048Key =
    "MIIDRjCCAjkGByqGSM44BAEwggIsAoIBAQCP2LmTPW5ohRboKPHV2h/eCQbd0Uye7TFTBWOboYY9NYyMEmOqqlCi+UMT"
    "bCPCGO1hFnM7lW9taFNsSfi2XUG8NH8F/1EIlLN7+g+vwl2Qh2JNDDBteQTmlnZDe0s8oxOlYy68Xh5PPCoM4hNgnYAh"
    "nrjZgDzegtkYrc4oJSIJRDpJSOVIqCn3W24Vka4vxNhAN0xLS4hdJL9QswZBfNbYCU1yF1hdudry0WaYNkuY9Fo+5hgh"
    "TxEkMMqlHMbyOBzC19o6bONitCPt/29g36A5d3ySgEkzwBqY+TLu1Ha/nZ1e3jDoWdsdV8yAOI34fMY/frRkkFBofa6y"
    "6ISvAKRVAiEAgDsT1bko3bBKz6ai/G1vgghE+TkBEu21XIe9UhDjPg0CggEAfr4tkr/vo78bU98QoncLI8X92J7k7w/3"
    "vhfS+yHDFs0hwhv+ZZF1DJmD6naoIASM2Jx16ItgZ6Az5AzO6+D2XPoxA7y+4+MDlVr1oYNLnXtRqz3jyIuUfJH9Dbwj"
    "Io0if8FhZ8M95di/pMqXGQOtxlVZ1896sKDOJRZtJL56Ti3ZKaa2Di3rdsDWhy5kTzobroWFiDO772Z/SIx1niglc8Zz"
    "r3x639C4T7xhRd+SrcF6lK1dO/QShxDgoEtdOL4YRwys0dyLSYrnkjOtZ+Ko9+0CWW1cOah/7twhe6VPSuuSdBs6ShqK"
    "sDk2KZCJ+HFAqoiaq7tnDqFqMVKfaqMZ+QOCAQUAAoIBAAW9Uoc/3eTVfxVJj61xIdgrjXeQaB6GxgVAyNi3RvgXxJIP"
    "G8tXBkRIGIWKNX25QHD+pjHDU76kc2LVBg+2S5C/gEgo+3H+ZTnzr8eH2ktC4kUJoTuMxZqmkkHIyCER2bcw74Xji8Mg"
    "NC/wIUU6uiZFKeX0+YTQ6ZK4t/wNZPbS/QURx+qkzX8TnMIgo2wk6Hfz/KXpl+OHj6Cskbk1yYFu7UKeYQ21yEOf+b6l"
    "gBrkJ/3PjcqNIanP2RVCnYmy1awd4yYG9+HlKa4ZCB35LUUlim+JWxvubXDp5icBa+Aq29Jkd+jarSzBpC7TV0z/fxz4"
    "8l3CoQ2gIp87oJidpmc=";
inline constexpr std::string_view kDsa2048Sha256 =
    "MEQCIA8MpnMblKfNZ8pR7W966GyfRGpyMWNBWamG2d7N5jTbAiAAkh5QYQhPUCt60A8V0ETg4M12imkR9u+J9rV48TZn"
    "ZA==";
inline constexpr std::string_view kDsa2048Sha384 =
    "MEQCIG4w5qFtmacYUxAK2l0FMxQMdr1AwUzFZXFh8nEGZolGAiAKoX5vkrbb+ysbEfVCO2fSE8BPOLXeXo9791374Pvw"
    "WA==";
inline constexpr std::string_view kRsa1024Key =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDMJCYuhEvtWNvrJkxquuZvjVJTwzDkmMikAgXe+KEgLCeJOrNN5GXs"
    "b/bSFW0eUlD7gZd43Qzeb/VtOFRsrzsb/fsZDO79S4lx3y5rLf6tRiRBq1V52CjZV9k0cBzel6x3qEG/uUgsMiJlLoUl"
    "IbEKx2tiYxbxg6zplKNhE5AR+QIDAQAB";
inline constexpr std::string_view kRsa1024Md5 =
    "aztDQqDFp+1hsME70XUHeFaOzupefwXZ1fMUyWAIn76PMp98IdTowQodPqYisYr6w6p4AbHKs/DLolMVX8KT6KLbhbj6"
    "GxIOJ/98W3c0ZjWTUtIEOc2kbNoIAVR3Ps+vYCZGKoGmXRKYBYWwN+UlozWQ/vEM2yWDFHwwZlA0eEw=";
inline constexpr std::string_view kRsa1024Sha1 =
    "W9aByJDH/8eVJbREMo1zTdTE7AW9ygouu3R8UPNXXhPLuo71DSigJMwB7WZEw14RZJ7ail2DN80ZUD4rf+wxD3OyRlUv"
    "lf6nomgTF5g9gPFwZd7tcKIQ99mWo5dVJx0xdsfA8hj43km9jSN3lbHEyLdAZZ+W158wvnpEq6Y3Cqw=";

}  // namespace baytrust::crypto
